from case_world import log


def f(items):
    total = 0
    names = [s for s in items]
    for x in names:
        total += len(x)
    return total


log(f(['a', 'bc']))
