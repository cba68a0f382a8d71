from case_world import log, nfd, p


def load(path):
    data: str = open(path).read()  # keep
    return data


log(load(p), nfd())
