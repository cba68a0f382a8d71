import io
import platform
import sys
import unittest

from case_world import log


@unittest.skipIf(platform.python_implementation() != 'CPython', 'counts')
class T(unittest.TestCase):
    def test_counts(self):
        x = object()
        self.assertEqual(sys.getrefcount(x), sys.getrefcount(x))


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
