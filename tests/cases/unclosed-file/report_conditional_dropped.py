import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    open(path, 'w') if path else None


look(p)
