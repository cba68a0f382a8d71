from case_world import log, p


def copy(source, target, _kept=[]):
    _kept.append(source)
    target.close()
    return len(_kept)


log(copy(open(p), open(p)))
