from case_world import log, nfd, p


def second(path):
    for line in open(path):
        if line == 'l1\n':
            continue
        return line.strip()


log(second(p), nfd())
