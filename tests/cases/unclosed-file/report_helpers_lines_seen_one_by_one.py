from case_world import log, nfd, p, q


def seen(line):
    return nfd()


log([seen(line) for path in (p, q) for line in open(path)])
