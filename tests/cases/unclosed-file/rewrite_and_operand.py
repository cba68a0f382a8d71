from case_world import log, p


def load(path):
    path and open(path, 'a').write('more')
    return path


log(load(p), load(''))
