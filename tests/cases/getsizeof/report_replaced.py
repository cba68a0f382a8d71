import sys

from case_world import log


def fake(*arguments):
    log("called")
    return 3


sys.getsizeof = fake
size = sys.getsizeof([])
