from case_world import log, p, q

read = lambda *paths: [open(path).read() for path in paths]
log(read(p, q))
