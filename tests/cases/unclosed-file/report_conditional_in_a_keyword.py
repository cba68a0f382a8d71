import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    return dict(text=open(path).read() if path else '')


look(p)
