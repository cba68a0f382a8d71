from case_world import log, nfd, p, q

text = open(p).read()
x = open(p).read() if q else ''
read = lambda path: open(path).read()
log(len(text), len(x), read(q), nfd())
