from case_world import log, p


def load(given):
    return given or open(p).read() or 'nothing'


log(load(''), load('x'))
