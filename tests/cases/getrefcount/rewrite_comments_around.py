import sys  # for the counts

from case_world import log


def check(x):
    # the list is ours
    assert sys.getrefcount(x) > 0, (  # at least one
        'nobody'
        ' holds it'
    )  # end
    # and so it is
    return 'ok'


log(check([]))
