import unittest
import weakref


class Box(object):
    x = 1


class T(unittest.TestCase):
    def test_proxy_is_dead(self):
        o = Box()
        p = weakref.proxy(o)
        del o
        with self.assertRaises(ReferenceError):
            p.x
