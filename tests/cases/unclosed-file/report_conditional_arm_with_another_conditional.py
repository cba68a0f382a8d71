from case_world import log, p


def load(path, upper):
    return (open(path).read() if upper else 'x') if path else ''


log(load(p, True), load('', True))
