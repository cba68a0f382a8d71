from case_world import log, p


def key():
    log('key')
    return 0


log([1, 2][key()] + len(open(p).read()))
