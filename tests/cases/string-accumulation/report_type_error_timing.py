from case_world import log

items = ['a', 5, 'c']
s = ''
try:
    for x in items:
        log('turn', x)
        s += x
except TypeError as e:
    log('TypeError')
