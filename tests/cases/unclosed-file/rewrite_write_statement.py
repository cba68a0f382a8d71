from case_world import log, cat, p

open(p, 'w').write('stuff')
log(cat(p))
