from case_world import log, nfd, p

h = next(open(p)).strip()
log(h, nfd())
