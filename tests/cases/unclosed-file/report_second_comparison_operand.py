from case_world import log, p


def limit():
    log('limit')
    return 3


def fits(path):
    return limit() < len(open(path).read())


log(fits(p))
