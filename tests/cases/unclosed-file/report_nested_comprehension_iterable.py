from case_world import log, p, q

lines = [line.strip() for name in (p, q) for line in open(name)]
log(lines)
