from case_world import log


def check(x):
    import sys
    assert sys.getrefcount(x) > 0
    return 'checked'


log(check([]))
