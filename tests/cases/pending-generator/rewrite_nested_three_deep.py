from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    for a in mygen(10):
        for b in mygen(20):
            for c in mygen(30):
                if c == 31:
                    continue
                if b == 22:
                    return a, b, c
                break
            else:
                log('never')
        else:
            continue
        break


log(f())
