import gc

n = gc.collect() or 0
m = (gc.collect()) or -1
