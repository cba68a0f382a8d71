import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        if not hasattr(sys, 'getrefcount'):
            self.skipTest('requires sys.getrefcount')
        x = object()
        self.assertEqual(sys.getrefcount(x), sys.getrefcount(x))

    def test_more(self):
        if sys.implementation.name != 'cpython':
            raise unittest.SkipTest('counts')
        self.assertTrue(sys.getrefcount(None) > 1)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
