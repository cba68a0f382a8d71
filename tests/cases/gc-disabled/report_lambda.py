import gc

start = lambda: gc.disable()
