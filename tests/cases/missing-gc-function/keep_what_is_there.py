import gc

gc.collect()
gc.enable()
gc.disable()
gc.isenabled()
gc.get_objects()
gc.get_objects(generation=None)
gc.get_referrers(gc)
