from case_world import log

s = ''
for x in ('a', 'b', 'c'):
    s += x
log(s)
