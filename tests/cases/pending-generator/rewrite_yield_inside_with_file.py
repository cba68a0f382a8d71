from case_world import log, nfd, p


def lines(path):
    with open(path) as f:
        for line in f:
            yield line.strip()


def find(wanted):
    for line in lines(p):
        if line == wanted:
            break
    return line, nfd()


log(find('l2'))
