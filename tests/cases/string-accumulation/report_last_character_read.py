from case_world import log


def glue(words):
    s = ''
    for x in words:
        if s[-1:] != x:
            s += x
    return s


log(glue('aab'))
