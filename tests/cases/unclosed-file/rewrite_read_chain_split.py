from case_world import log, nfd, p

x = open(p).read().strip().split('\n')
log(x, nfd())
