from case_world import log, p


def first():
    log('first')
    return 1


def both(a, b):
    log(a, len(b))


both(first(), open(p).read())
