import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    return {'': 1}.get(open(path).read(0) if path else '')


look(p)
