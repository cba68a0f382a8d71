from case_world import log, p


def reader(path):
    return lambda: open(path).read()


log(reader(p)())
