from case_world import log, nfd, p


def check(path):
    if open(path).read().startswith('l1'):
        log('yes', nfd())
    elif path:
        log('no')


check(p)
