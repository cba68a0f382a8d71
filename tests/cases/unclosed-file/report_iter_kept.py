from case_world import log, p


def lines(path):
    it = iter(open(path))
    next(it)
    return list(it)


log(lines(p))
