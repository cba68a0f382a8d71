from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


class Sum(object):
    def __iadd__(self, other):
        log('grown by', other)
        return self


def f():
    total = Sum()
    total += next(mygen())
    log('between')
    count = 1
    count += any(mygen(4))
    return count


log(f())
