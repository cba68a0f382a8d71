import sys
import case_world

from case_world import log, Noisy


def check():
    assert sys.getrefcount(case_world) > 0
    assert sys.getrefcount(Noisy) > 0
    log('checked')


check()
