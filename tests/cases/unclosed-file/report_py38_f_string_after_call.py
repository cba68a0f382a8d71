from case_world import log, p


def stamp():
    log('stamp')
    return 'now'


log(f'{stamp()} {open(p).read()}')
