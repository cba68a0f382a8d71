from case_world import log


def glue(items, wanted):
    if wanted:
        s = ''
        for x in items:
            s += x
        return s
    return None


log(glue('ab', True), glue('ab', False))
