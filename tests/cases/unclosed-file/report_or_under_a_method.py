from case_world import log, p


def load(given):
    return (given or open(p).read()).strip()


log(load(''), load('x'))
