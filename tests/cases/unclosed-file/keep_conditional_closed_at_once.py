import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    open(path).close() if path else None
    path and open(path).close()


look(p)
