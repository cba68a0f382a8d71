from case_world import log, p

read = load = lambda path: open(path).read()
log(read(p), load(p))
