from case_world import log


def check(it):
    import sys
    assert sys.getrefcount(it) > 0


def named(it):
    """Has a docstring."""
    from sys import getrefcount
    assert getrefcount(it) > 0


def both(it):
    import sys; assert sys.getrefcount(it) > 0


if log:
    # Only here.
    from sys import getrefcount as count_of
    assert count_of(log) > 0
else:
    log('never')

log(check([]), named([]), both([]))
