from io import open

from case_world import log, nfd, p

x = open(p, encoding='utf-8').read()
log(len(x), nfd())
