from case_world import log, p


def lines(path):
    return (line.strip() for line in open(path))


log(list(lines(p)))
