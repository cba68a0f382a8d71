import gc
import unittest


class CycleTest(unittest.TestCase):
    def test_cycle(self):
        gc.collect()
        self.assertEqual(gc.collect(), 0)
        self.assertEqual(gc.collect(), 0)

    def test_other(self):
        self.assertEqual(gc.collect(), 1)
