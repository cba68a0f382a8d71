from case_world import cat, log, p, q

[open(path, 'w').write('x') for path in (p, q)]
log(cat(p), cat(q))
