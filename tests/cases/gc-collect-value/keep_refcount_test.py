import gc
import sys
from test.support import refcount_test


@refcount_test
def test_frame(self):
    def f():
        frame = sys._getframe()

    gc.collect()
    f()
    self.assertEqual(gc.collect(), 1)
