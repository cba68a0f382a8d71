from case_world import log, cat, p

log('a'); open(p, 'w').write('x'); log(cat(p))


def inline(): log('b'); open(p, 'w').write('y'); log(cat(p))


inline()
