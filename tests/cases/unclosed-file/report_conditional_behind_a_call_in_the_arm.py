from case_world import log, p


def prepare():
    log('prepares')
    return 1


def load(path):
    return (prepare(), open(path).read()) if path else ''


log(load(p), load(''))
