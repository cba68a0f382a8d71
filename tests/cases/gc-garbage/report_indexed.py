import gc

first = gc.garbage[0]
copy = gc.garbage[:]
