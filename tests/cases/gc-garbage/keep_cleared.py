import gc

del gc.garbage[:]
gc.garbage[:] = []
gc.garbage.clear()
gc.garbage = []
