import gc

gc.collect()
gc.collect(); gc.collect(2)
