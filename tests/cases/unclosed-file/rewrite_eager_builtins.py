from case_world import log, nfd, p


def look(path):
    lines = list(open(path))
    unique = sorted(set(open(path)))
    top = max(open(path))
    return lines, unique, top


log(look(p), nfd())
