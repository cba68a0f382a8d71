from case_world import log


def glue(items):
    s = ''
    for x in items:
        log(x); s += x; log('added')
        s += 'a' + \
            'b'
        s = s + x \
            + 'c'
        if x: s = s + '(' + x + ')'
        s += (x
              if x else '')
    return s


log(glue('xy'))
