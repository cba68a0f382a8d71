from case_world import log, cat, p

open(p, 'w').write('é' and 'x')
log(cat(p))
