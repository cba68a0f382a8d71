import gc
import unittest


class CycleTest(unittest.TestCase):
    def test_cycle(self):
        cycle = []
        cycle.append(cycle)
        gc.collect()
        del cycle
        self.assertNotEqual(gc.collect(), 0)
