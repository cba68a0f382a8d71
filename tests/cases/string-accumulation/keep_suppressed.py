from case_world import log


def glue(items):
    s = ''
    for x in items:
        s += x  # norefcount: ignore[NR401]
    return s


log(glue('ab'))


def glue_typed(items):
    s = ''
    for x in items:
        s += x  # type: ignore  # norefcount: ignore[NR401]
    return s


log(glue_typed('ab'))
