from case_world import log

items = ['a', 'b']
s = ''
log('start')
for x in items:
    s += x
log(s)