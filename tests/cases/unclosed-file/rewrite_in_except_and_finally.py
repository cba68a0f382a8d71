from case_world import log, cat, nfd, p, q


def run():
    try:
        raise ValueError('x')
    except ValueError as e:
        open(p, 'w').write(str(e))
    finally:
        open(q, 'w').write('finally')


run()
log(cat(p), cat(q), nfd())
