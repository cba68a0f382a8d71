import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    for line in (open(path) if path else []):
        log(line)


look(p)
