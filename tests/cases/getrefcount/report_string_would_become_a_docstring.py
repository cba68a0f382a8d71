import sys

from case_world import log


def check():
    assert sys.getrefcount(None) > 0
    'a note'
    return check.__doc__


log(check(), len(sys.argv))
