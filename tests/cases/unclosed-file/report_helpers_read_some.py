from case_world import log, p, q

log([open(path).read(2) for path in (p, q)])
