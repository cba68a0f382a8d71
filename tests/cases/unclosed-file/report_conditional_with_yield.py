from case_world import log, p


def copy(path):
    written = open(path, 'a').write((yield)) if path else 0
    log(written)
    yield


steps = copy(p)
next(steps)
steps.send('more')
