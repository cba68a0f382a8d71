from case_world import log


def f(letters):
    s = 'head:'
    for x in letters:
        if x == 'c': return s + '!'
        s += x + ','
    return s


log(f('abcd'), f('ab'))
