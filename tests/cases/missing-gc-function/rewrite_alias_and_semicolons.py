import gc as collector

from case_world import log

log(1); collector.set_debug(0); log(2)
if True: collector.set_threshold(800)
log(3)
