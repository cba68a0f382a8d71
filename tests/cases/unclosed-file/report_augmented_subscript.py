from case_world import log, nfd, p

d = {'n': 0}
d['n'] += len(open(p).read())
log(d['n'], nfd())
