import unittest
import weakref
from test.support import gc_collect


class T(unittest.TestCase):
    def test_reuse(self):
        o = object()
        self.assertIs(weakref.proxy(o), weakref.proxy(o))

    def test_dead(self):
        o = {1}
        p = weakref.proxy(o)
        self.assertEqual(str(p), str(o))
        o = None
        gc_collect()
        self.assertRaises(ReferenceError, str, p)
