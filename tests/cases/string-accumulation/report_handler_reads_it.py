from case_world import log


def source():
    yield 'a'
    yield 'b'
    raise OSError


def f():
    s = ''
    try:
        for x in source():
            s += x
    except OSError:
        return 'partly ' + s
    return s


log(f())
