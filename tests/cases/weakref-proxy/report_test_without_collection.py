import unittest
import weakref


class Box(object):
    pass


class T(unittest.TestCase):
    def test_dead(self):
        o = Box()
        p = weakref.proxy(o)
        del o
        self.assertRaises(ReferenceError, str, p)
