from case_world import log, nfd, p


def lines(path):
    for line in open(path):
        yield line.strip()


log(list(lines(p)), nfd())
