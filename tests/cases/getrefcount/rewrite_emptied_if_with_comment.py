# The `if` stays for its comment.
import sys

from case_world import log

DEBUG = True


def check(held):
    if DEBUG:
        # The count is exact here.
        assert sys.getrefcount(held) > 1
    log('checked')


check([])
