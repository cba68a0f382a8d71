from case_world import log


def glue(items):
    s = ''
    for x in items:
        if x == '!':
            break
        s += x
    else:
        log('all')
    return s


log(glue('ab'), glue('a!b'))
