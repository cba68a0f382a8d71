# The names have the files, whatever the brackets look like.
from case_world import log, p, q


def two():
    a, b = open(p), open(q)
    (c, [d]) = (open(p), [open(q)])
    with a, b, c, d:
        return a.read() + b.read(), c.read() + d.read()


def last():
    *ignored, f = None, None, open(p)
    try:
        return f.read()
    finally:
        f.close()


log(two())
log(last())
