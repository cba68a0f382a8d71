import gc

n = gc.collect()
print n + 1 > 0
