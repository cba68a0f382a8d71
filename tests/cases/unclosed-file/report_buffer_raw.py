from case_world import log, p


def raw(path):
    return open(path).buffer.raw


log(type(raw(p)).__name__)
