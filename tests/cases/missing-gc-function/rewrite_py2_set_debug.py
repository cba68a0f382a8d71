import gc

gc.set_debug(gc.DEBUG_INSTANCES)
print "ok"
