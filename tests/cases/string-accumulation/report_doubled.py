from case_world import log


def double(words):
    s = 'a'
    for x in words:
        s += s
    return s


log(double('abc'))
