import sys
import os

assert sys.getrefcount(os) > 0
'a note'


def check():
    import sys
    assert sys.getrefcount(os) > 0
    'another note'
    return 1


print(__doc__, check.__doc__, check())
