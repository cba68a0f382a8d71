from case_world import log, nfd, p

for line in open(p):
    log(line.strip())
log(nfd())
