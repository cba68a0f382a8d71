# Each turn but the first goes through all of the text, so that CPython takes
# quadratic time as well.
from case_world import log


def collect(rows):
    first = True
    text = ''
    for row in rows:
        if first:
            first = False
        elif not row:
            pass
        else:
            if not log(text):
                return None
        text += row
    return text


log(collect('abc'))
