from case_world import log


def make():
    with open('a.txt') as f:
        def inner():
            yield 1
            yield 2
        f.readline()
    return [1, 2]


for x in make():
    break
log(x)
