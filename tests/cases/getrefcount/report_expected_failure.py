# Without the check the test would succeed, which is not expected.
import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    @unittest.expectedFailure
    def test_counts(self):
        x = object()
        self.assertEqual(sys.getrefcount(x), 1000)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.expectedFailures), len(result.unexpectedSuccesses))
