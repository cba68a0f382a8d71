import unittest
import weakref


class A:
    pass


class Case(unittest.TestCase):
    def test_it(self):
        a = A()
        r = weakref.ref(a)
        del a
        gc_collect()
        assert r() is None
