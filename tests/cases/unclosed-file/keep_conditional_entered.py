import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    with contextlib.ExitStack() as stack:
        f = stack.enter_context(open(path)) if path else given
        return f.read()


look(p)
