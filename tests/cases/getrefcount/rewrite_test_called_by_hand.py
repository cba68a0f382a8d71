import sys

from case_world import log


def test_counts(x):
    assert sys.getrefcount(x) > 0


test_counts([])
log('ok')
