import gc

from case_world import log


def fake(*arguments):
    log("called")
    return 3


gc.collect = fake
size = [gc.collect()]
