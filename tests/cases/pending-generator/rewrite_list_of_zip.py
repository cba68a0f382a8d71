from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    pairs = list(zip(mygen(), 'xy'))
    log(pairs)
    d = {k: v for k, v in zip(mygen(4), 'ab')}
    log(sorted(d))
    text = ''.join(str(x) for x, y in zip(mygen(8), 'c'))
    return text


log(f())
