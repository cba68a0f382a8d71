from case_world import log, p

load = lambda: (yield open(p).read())
log(list(load()))
