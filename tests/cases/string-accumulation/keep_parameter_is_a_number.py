from case_world import log


def total(items, start):
    for x in items:
        start += x
    return start


log(total([1, 2], 3))
