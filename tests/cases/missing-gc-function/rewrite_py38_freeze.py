import gc

from case_world import log

gc.collect(); gc.freeze()
log("frozen")
gc.unfreeze()
log("ok")
