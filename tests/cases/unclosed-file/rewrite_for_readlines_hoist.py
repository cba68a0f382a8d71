from case_world import log, nfd, p

for line in open(p).readlines():
    log(line.strip(), nfd())
