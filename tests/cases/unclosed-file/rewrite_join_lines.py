from case_world import log, nfd, p

x = ''.join(open(p))
log(len(x), nfd())
