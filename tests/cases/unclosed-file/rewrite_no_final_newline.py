from case_world import log, nfd, p


def load():
    return open(p).read()


log(load(), nfd())
open(p, 'w').write('x')