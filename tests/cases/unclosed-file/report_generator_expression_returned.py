from case_world import log, p, q


def heads(paths):
    return (open(path).readline() for path in paths)


log(list(heads([p, q])))
