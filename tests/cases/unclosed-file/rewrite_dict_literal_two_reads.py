from case_world import log, nfd, p, q

x = {'a': open(p).read(), 'b': open(q).read()}
log(x['a'], x['b'], nfd())
