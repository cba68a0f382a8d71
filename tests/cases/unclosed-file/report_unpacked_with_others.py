# Each name that a display gives has a file: what `zip` or a star reads from
# it comes later.
from case_world import log, p, q


def pairs():
    first, rest = zip(open(p), open(q))
    return first, rest


def spread():
    lines = [*open(p), *open(q)]
    return lines


def keyed():
    return dict(**{'p': open(p)})['p'].read()


log(spread())
log(keyed())
