from case_world import log, nfd, p, q


def _read_file(*args, **kwargs):
    with open(*args, **kwargs) as f:
        return f.read()


log([_read_file(path) for path in (p, q)], [open(path).read() for path in (p, q)], nfd())
