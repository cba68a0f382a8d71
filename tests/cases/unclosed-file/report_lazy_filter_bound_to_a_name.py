from case_world import log, p


def shouted(path):
    found = filter(None, open(path))
    return [line.upper() for line in found]


log(shouted(p))
