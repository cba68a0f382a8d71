from case_world import log


def mygen():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        log('fin')


def f():
    seen = []
    for x in mygen():
        if x == 1:
            continue
        seen.append(x)
        if x == 2:
            break
    return seen


log(f())
