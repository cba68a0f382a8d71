from case_world import log


def numbers(limit):
    try:
        for n in range(limit):
            yield n
    finally:
        log('fin')


def first_over(bound):
    for n in numbers(10):
        if n > bound:
            break
    log('left')
    return n


log(first_over(3))
