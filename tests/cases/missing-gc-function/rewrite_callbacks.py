import gc

from case_world import log


def seen(phase, info):
    pass


gc.callbacks.append(seen)
log("between")
gc.callbacks.remove(seen)
log("ok")
