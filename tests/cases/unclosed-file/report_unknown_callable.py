from case_world import log, p


def keeper(f, _kept=[]):
    _kept.append(f)
    return len(_kept)


log(keeper(open(p)))
