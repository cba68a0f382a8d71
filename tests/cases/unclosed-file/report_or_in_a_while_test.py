import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    while given or not open(path).read():
        log('text')


look(p)
