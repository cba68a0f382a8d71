import io
import unittest
from sys import getrefcount

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        self.assertTrue(getrefcount(None) > 1)

    def test_more(self):
        self.assertTrue(getrefcount(None) > 1)
        self.assertTrue(T)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
