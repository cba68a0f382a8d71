import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        self.assertTrue(sys.getrefcount(None) > 1)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
