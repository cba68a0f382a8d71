import resource
import unittest


class MemoryTest(unittest.TestCase):
    def test_peak(self):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.assertLess(peak, 100000)
