# A log is written until the program ends.
import logging
import sys

from twisted.python import log


def main():
    log.startLogging(open(sys.argv[1], 'w'))
    logging.getLogger().addHandler(logging.StreamHandler(open('child.log', 'w')))
