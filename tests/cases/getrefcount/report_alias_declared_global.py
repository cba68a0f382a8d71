import sys

from case_world import log

grc = sys.getrefcount


def reset():
    global grc
    grc = len


reset()
log(grc([]))
