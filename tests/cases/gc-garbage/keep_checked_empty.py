import gc
import unittest


class Case(unittest.TestCase):
    def test_clean(self):
        self.assertEqual(gc.garbage, [])
        self.assertFalse(gc.garbage)
        assert not gc.garbage
        assert gc.garbage == [], gc.garbage
