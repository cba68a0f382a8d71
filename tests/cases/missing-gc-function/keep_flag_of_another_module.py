import gc
import unittest

from measures import HAS_REFCOUNT


@unittest.skipIf(not HAS_REFCOUNT, "no counts")
class TestCycles(unittest.TestCase):
    def test_cycles(self):
        gc.set_debug(gc.DEBUG_SAVEALL)
        self.assertEqual(gc.collect(), 0)
