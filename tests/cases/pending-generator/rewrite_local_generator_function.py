from case_world import log


def f(limit):
    def numbers():
        try:
            for n in range(limit):
                yield n
        finally:
            log('fin')

    for n in numbers():
        if n == 2:
            break
    return n


log(f(5))
