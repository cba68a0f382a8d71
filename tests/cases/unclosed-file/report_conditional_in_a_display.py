import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    return [open(path).read() if path else '', 1]


look(p)
