from case_world import log, p


def load(path):
    return 'no' if path is None else 'yes' if open(path).read() else 'empty'


log(load(p), load(None))
