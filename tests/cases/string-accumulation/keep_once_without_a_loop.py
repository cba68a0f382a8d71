from case_world import log


def greet(name, loud):
    s = 'hello '
    s += name
    if loud:
        s += '!'
    return s


log(greet('x', True))
