from case_world import log


def glue(items):
    s = f'{len(items)}: '
    for x in items:
        s += f'<{x}>'
    return s


log(glue('ab'))
