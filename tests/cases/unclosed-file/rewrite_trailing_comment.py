from case_world import log, nfd, p


def load(path):
    data = open(path).read()  # type: str
    return data  # pragma: no cover


log(load(p), nfd())
