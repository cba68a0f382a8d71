import gc

from case_world import log

if gc.collect() >= 0:
    log("some")
log(-1 < gc.collect(0))
