import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    f = open(path) if path else sys.stdin
    return f


look(p)
