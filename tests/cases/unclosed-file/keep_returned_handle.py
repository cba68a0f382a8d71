from case_world import log, p


def opened(path):
    return open(path)


with opened(p) as f:
    log(f.read())
