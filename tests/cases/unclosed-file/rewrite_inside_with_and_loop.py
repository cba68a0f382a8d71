from case_world import log, nfd, p, q


def sizes(paths):
    with open('sizes', 'w') as out:
        for path in paths:
            size = len(open(path).read())
            out.write('%d ' % size)
    return open('sizes').read()


log(sizes([p, q]), nfd())
