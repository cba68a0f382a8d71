from case_world import log, p

given = ''
x = given or open(p).read()
log(len(x))
