# PyPy may have the module that the test wants.
import sys
import unittest

try:
    import numpy
except ImportError:
    numpy = None


@unittest.skipIf(numpy is None, "numpy is missing")
class ArrayTest(unittest.TestCase):
    def test_count(self):
        seen = sys.getrefcount(numpy)
        return seen
