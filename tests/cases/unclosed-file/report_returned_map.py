from case_world import log, p


def lines(path):
    return map(str.strip, open(path))


log(list(lines(p)))
