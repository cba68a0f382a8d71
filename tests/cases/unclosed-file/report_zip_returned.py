from case_world import log, p, q


def pairs():
    return zip(open(p), open(q))


log(list(pairs()))
