from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(c):
    try:
        if c == 1:
            for x in mygen(): return 'if'
        elif c == 2:
            for x in mygen():
                return 'elif'
            # nothing comes here
        else:
            for x in mygen():
                if x: continue
                break
            else:
                raise ValueError(c)
    except ValueError:
        for x in mygen(): break
    else:
        for x in mygen(): break
    finally:
        for x in mygen(7): break
        log('finally')
    return 'end'


log(f(1), f(2), f(3))
