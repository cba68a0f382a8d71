from case_world import log


def glue(items):
    s = ''
    for i, x in enumerate(items):
        s += '{}={}&'.format(i, x)
        s += ' ' * i
        s += str(x) + repr(x)
    return s


log(glue('ab'))
