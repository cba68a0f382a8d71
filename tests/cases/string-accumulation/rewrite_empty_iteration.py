from case_world import log

items = []
s = ''
for x in items:
    s += x
log(repr(s))
