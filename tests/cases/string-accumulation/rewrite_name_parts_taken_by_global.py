from case_world import log

parts = ['kept']


def count():
    return len(parts)


items = ['a', 'b']
s = ''
for x in items:
    s += x
log(s, parts, count())
