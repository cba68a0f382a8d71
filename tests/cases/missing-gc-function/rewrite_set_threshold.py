import gc

from case_world import log

gc.set_threshold(1000)
log("ok")
