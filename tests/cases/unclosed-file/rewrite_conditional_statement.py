from case_world import cat, log, nfd, p, q


def note(verbose, path):
    open(path, 'a').write('noted') if verbose else None
    open(path, 'a').write('more') if verbose else log('quiet')


note(True, p)
note(False, q)
log(cat(p), cat(q), nfd())
