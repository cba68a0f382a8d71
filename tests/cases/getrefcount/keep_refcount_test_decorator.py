# The decorator's name says that it knows.
import io
import sys
import unittest

from case_world import log


def refcount_test(function):
    return unittest.skipUnless(sys.version_info > (99,), 'counts')(function)


class T(unittest.TestCase):
    @refcount_test
    def test_counts(self):
        x = object()
        self.assertEqual(sys.getrefcount(x), 2)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.skipped))
