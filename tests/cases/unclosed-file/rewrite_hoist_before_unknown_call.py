# The callee runs when the file is closed already.
import os

from case_world import log, nfd, p


def consume(text):
    log(len(text), nfd())
    os.rename(p, 'moved')


consume(open(p).read())
