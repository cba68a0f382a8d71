import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    @unittest.skipUnless(hasattr(sys, 'getrefcount'), 'requires sys.getrefcount')
    def test_counts(self):
        x = object()
        self.assertEqual(sys.getrefcount(x), sys.getrefcount(x))


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(result.testsRun, len(result.errors), len(result.failures))
