import unittest
import weakref


class A:
    pass


class Case(unittest.TestCase):
    def test_it(self):
        a = b = A()
        r = weakref.ref(a)
        del a
        self.assertIsNotNone(r())
        assert r() is not None
        assert r()
        assert not r() is None
