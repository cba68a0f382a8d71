# The receiver is made first, and it makes the file that is read.
import os

from case_world import log, q


class Sink(object):
    @staticmethod
    def write(text):
        log('wrote', text)


def sink():
    os.rename(q, 'c.txt')
    return Sink


sink().write(open('c.txt').read())
