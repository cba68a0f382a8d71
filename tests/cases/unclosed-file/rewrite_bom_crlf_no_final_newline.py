from case_world import log, cat, p

if p: open(p, 'w').write('x')
log(cat(p))