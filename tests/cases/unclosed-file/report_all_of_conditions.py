from case_world import log, p, q


def same(paths):
    return all(open(path).read() for path in paths)


log(same([p, q]))
