# A test of pytest's, which nothing here calls.
import sys

from case_world import log


def test_counts(x=None):
    assert sys.getrefcount(x) > 0


log('ok')
