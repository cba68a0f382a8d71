from case_world import log, nfd, p


def rd(path):
    return open(path).read()


log(len(rd(p)), nfd())
