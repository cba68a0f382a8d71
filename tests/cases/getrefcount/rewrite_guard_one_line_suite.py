import sys

from case_world import log


def show(x, verbose):
    if verbose: print(sys.getrefcount(x), file=sys.stderr)
    y = [x]; print(sys.getrefcount(x), file=sys.stderr); y.pop()
    for x in y: log(x)
    return y


log(show([], True), show([], False))
