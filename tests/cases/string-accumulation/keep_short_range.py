from case_world import log


def hexdigits():
    s = ''
    for i in range(16):
        s += '%x' % i
    return s


log(hexdigits())
