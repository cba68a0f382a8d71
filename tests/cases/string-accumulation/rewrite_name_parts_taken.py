from case_world import log


def glue(parts):
    s = ''
    for x in parts:
        s += x
    return s, len(parts)


log(glue(['a', 'b']))
