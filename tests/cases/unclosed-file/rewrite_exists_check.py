from case_world import log, nfd, p


def exists(path):
    try:
        open(path)
    except IOError:
        return False
    return True


log(exists(p), exists('nope'), nfd())
