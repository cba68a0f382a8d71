import gc
import unittest


class Case(unittest.TestCase):
    def test_cycles(self):
        self.assertEqual(gc.collect(), 3)
        n = gc.collect()
        self.assertGreater(n, 0)
        assert gc.collect() == 0
