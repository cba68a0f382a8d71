import unittest
import weakref


class A:
    pass


class Case(unittest.TestCase):
    def test_it(self):
        a, b = A(), A()
        r = weakref.ref(a)
        del b
        self.assertIsNone(r())
