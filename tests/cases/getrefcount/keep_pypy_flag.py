import sys

from case_world import log

PYPY = '__pypy__' in sys.builtin_module_names


def check(x):
    if not PYPY:
        assert sys.getrefcount(x) > 0
    if PYPY:
        return 'no count'
    else:
        return 'count' if sys.getrefcount(x) else 'none'


log(check([]) != '')
