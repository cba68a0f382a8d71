import contextlib
import csv
import sys

from case_world import log, p, q


def look(path, given=None):
    log(path)
    return csv.Sniffer().unknown(open(path) if path else given)


look(p)
