from case_world import log, p


def between(low, path):
    return 'k' < low < open(path).read()


log(between('l0', p), between('a', 'nope'))
