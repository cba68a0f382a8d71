from case_world import log, nfd, p

x = open(p).read()
log(len(x), nfd())
