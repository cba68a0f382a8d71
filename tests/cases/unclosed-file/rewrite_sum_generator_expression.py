from case_world import log, nfd, p

n = sum(1 for _ in open(p))
log(n, nfd())
