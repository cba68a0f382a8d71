from case_world import log, nfd, p


def load(path):
    f = open(path)
    try:
        return f.read()
    finally:
        f.close()


log(load(p), nfd())
