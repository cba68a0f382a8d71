from case_world import log, nfd, p

d = {line.strip(): 1 for line in open(p)}
log(sorted(d), nfd())
