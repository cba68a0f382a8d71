from case_world import log, cat, nfd, p, q

with open(p) as a:
    with open(q, 'w') as b:
        for line in a:
            b.write(line)
log(cat(q), nfd())
