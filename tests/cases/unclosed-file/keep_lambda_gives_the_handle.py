import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    make = lambda: open(path)
    return make


look(p)
