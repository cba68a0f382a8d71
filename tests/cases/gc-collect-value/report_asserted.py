import gc
import unittest


class Case(unittest.TestCase):
    def test_cycles(self):
        self.assertEqual(gc.collect(), 3)

    def test_kept(self):
        n = gc.collect()
        self.assertGreater(n, 0)

    def test_statement(self):
        assert gc.collect() == 0
