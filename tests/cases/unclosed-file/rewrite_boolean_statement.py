from case_world import cat, log, nfd, p, q


def exists(name):
    log('asked', name)
    return name == p


exists(p) and open(p, 'a').write('more')
exists(q) and open(q, 'a').write('more')
exists(p) or open(p, 'a').write('none')
exists(q) == 1 or open(q, 'a').write('none')
log(cat(p), cat(q), nfd())
