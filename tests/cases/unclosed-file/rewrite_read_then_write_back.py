from case_world import log, cat, p


def shout(path):
    out = []
    for line in open(path):
        out.append(line.upper())
    open(path, 'w').write(''.join(out))


shout(p)
log(cat(p))
