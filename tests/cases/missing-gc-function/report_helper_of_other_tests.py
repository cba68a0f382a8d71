# A test calls the helper that runs on PyPy too; or nobody here does.
import gc
import unittest
from test import support


class TrackTest(unittest.TestCase):
    def _tracked(self, t):
        self.assertTrue(gc.is_tracked(t), t)

    def _not_tracked(self, t):
        self.assertFalse(gc.is_tracked(t), t)

    @support.cpython_only
    def test_literals(self):
        self._tracked(([],))

    def test_dynamic(self):
        self._tracked([])


def has_counts():
    return gc.get_count()


@unittest.skipIf(has_counts(), 'counts')
@support.cpython_only
def test_counts():
    pass
