# What its owner wants to keep as it is does not change with another line.
from case_world import log


def glue(items):
    s = ''  # norefcount: ignore[NR401]
    for x in items:
        s += x
    return s


def glue_all(items):
    text = ''
    for x in items:
        text += x
        text += ';'  # type: ignore  # norefcount: ignore
    return text


log(glue('ab'))
log(glue_all('ab'))
