from case_world import log, p, q

names = [q, p]
names.sort(key=lambda name: open(name).read())
log(names)
