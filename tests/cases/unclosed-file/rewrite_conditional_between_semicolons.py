from case_world import log, nfd, p

a = 1; text = open(p).read() if a else ''; b = 2; log(text, a, b)
log(nfd())
