from case_world import log, p


def raw(path):
    return open(path).buffer.raw


log(raw(p).readline())
