import gc
import unittest


class Tracking(unittest.TestCase):
    @unittest.skipUnless(hasattr(gc, "is_tracked"), "needs tracking")
    def test_tuple(self):
        self.assertFalse(gc.is_tracked(()))
