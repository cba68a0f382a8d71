from case_world import log, p, q


def load():
    with open(p) as f: pair = open(q), f.name
    return pair[1]


log(load())
