import io
import sys
import unittest
from unittest import mock

from case_world import log


class T(unittest.TestCase):
    @mock.patch('os.getcwd')
    # innermost
    def test_counts(self, patched):
        self.assertTrue(sys.getrefcount(patched) > 1)

    def test_other(self):
        self.assertTrue(T)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
