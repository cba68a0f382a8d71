from case_world import log

items = ['a', 'b']
s = ''
for x in items:
    log(x)
    s += x
