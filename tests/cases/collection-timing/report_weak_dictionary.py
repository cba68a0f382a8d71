import unittest
import weakref


class Case(unittest.TestCase):
    def test_it(self):
        a = make()
        live = weakref.WeakValueDictionary(a=a)
        del a
        self.assertEqual(len(live), 0)
