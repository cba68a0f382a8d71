from case_world import log, nfd, p

for i, line in enumerate(open(p)):
    log(i, line.strip())
log(nfd())
