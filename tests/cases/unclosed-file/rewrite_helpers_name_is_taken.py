from case_world import log, nfd, p, q


def _read_file(path):
    return path


log(_read_file(p), [open(path).read() for path in (p, q)], nfd())
