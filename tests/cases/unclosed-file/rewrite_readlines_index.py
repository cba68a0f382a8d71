from case_world import log, nfd, p

x = open(p).readlines()[0]
log(x, nfd())
