import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        with self.assertRaises(AssertionError):
            self.assertEqual(sys.getrefcount(None), 0)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
