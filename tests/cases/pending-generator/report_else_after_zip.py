from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


# zip() drops the generator before the else clause, close() comes after it.
for a, b in zip(mygen(), 'x'):
    log(a, b)
else:
    log('else')
log('after')
