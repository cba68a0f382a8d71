from case_world import log, p


def check(flag, path):
    if flag:
        log('flag')
    elif open(path).read():
        log('text')


check(True, 'nope')
check(False, p)
