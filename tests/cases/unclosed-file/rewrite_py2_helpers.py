from case_world import log, nfd, p, q

print [file(path).read() for path in (p, q)], [open(path).readlines() for path in (p, q)]
log(nfd())
