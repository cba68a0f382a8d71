import gc

later = lambda: gc.freeze()
hook = gc.freeze
flags = gc.DEBUG_LEAK
gc.callbacks[:] = []
