from case_world import log


def glue(items):
    out = ''
    for x in items:
        if x == 'skip':
            continue
        elif x == 'end':
            out += '.'
            break
        else:
            out += x
            out += ' '
    return out.strip()


log(glue(['a', 'skip', 'b', 'end', 'c']), glue(['a']))
