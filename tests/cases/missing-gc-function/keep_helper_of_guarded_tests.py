# Only tests for CPython call the helpers.
import gc
import unittest
from test import support


class TrackTest(unittest.TestCase):
    def _tracked(self, t):
        self.assertTrue(gc.is_tracked(t), t)

    def check(self, tp, always):
        track = self._tracked if always else self._not_tracked
        track(tp([]))

    def _not_tracked(self, t):
        self.assertFalse(gc.is_tracked(t), t)

    @support.cpython_only
    def test_literals(self):
        self._not_tracked(())
        self._tracked(([],))

    @support.cpython_only
    def test_dynamic(self):
        self.check(tuple, False)
