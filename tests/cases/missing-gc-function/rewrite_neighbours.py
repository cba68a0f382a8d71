import gc

from case_world import log


def configure(n):
    gc.set_threshold(n)  # soon
    # and again
    gc.set_threshold(n, n + 1)
    gc.set_debug(0)
    log("ok")


configure(900)
