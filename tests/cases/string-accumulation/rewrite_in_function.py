from case_world import log


def glue(items):
    s = ''
    for item in items:
        s += item
    return s


log(glue(['a', 'b', 'c']), repr(glue([])))
