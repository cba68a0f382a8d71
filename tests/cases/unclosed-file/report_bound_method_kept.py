from case_world import log, p


def reader(path):
    read = open(path).read
    return read


log(reader(p)())
