from case_world import log


def glue(items):
    s = ''
    for x in items:
        match x:
            case int():
                s += str(x)
            case [a, b]:
                s += a + b
            case _:
                s += x
    return s


log(glue([1, ['a', 'b'], 'c']))
