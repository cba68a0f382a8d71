from case_world import log, nfd, p

with open(p) as f:
    x = f.read()
log(x, nfd())
