import codecs

from case_world import log, nfd, p

x = codecs.open(p, 'r', 'utf8').read()
log(len(x), nfd())
