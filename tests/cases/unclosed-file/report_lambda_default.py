from case_world import log, p

load = lambda text=open(p).read(): text
log(load())
