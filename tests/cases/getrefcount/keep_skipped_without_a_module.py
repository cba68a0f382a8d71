# The module is one that PyPy has not, and without it nothing of this runs.
import sys
import unittest

try:
    import _testclinic as tester
except ImportError:
    tester = None

try:
    from _testbuffer import ndarray
except ImportError:
    ndarray = None


@unittest.skipIf(tester is None, "_testclinic is missing")
class ClinicTest(unittest.TestCase):
    def test_count(self):
        arg = "a"
        before = sys.getrefcount(arg)
        tester.use(arg)
        self.assertEqual(before, sys.getrefcount(arg))


@unittest.skipUnless(ndarray, "needs ndarray")
class BufferTest(unittest.TestCase):
    def test_count(self):
        self.assertEqual(sys.getrefcount(ndarray), 2)
