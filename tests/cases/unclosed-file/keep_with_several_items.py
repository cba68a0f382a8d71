from case_world import log, cat, p, q


def copy(a, b):
    with open(a) as source, open(b, 'w') as target:
        target.write(source.read())


copy(p, q)
log(cat(q))
