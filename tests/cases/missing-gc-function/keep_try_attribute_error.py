import gc

try:
    gc.set_debug(gc.DEBUG_LEAK)
except AttributeError:
    pass
