from case_world import log, p


def opened(path, binary=False):
    if binary:
        return open(path, 'rb')
    return open(path)


with opened(p) as f:
    log(f.read())
