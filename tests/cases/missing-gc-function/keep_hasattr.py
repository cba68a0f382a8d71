import gc

if hasattr(gc, "freeze"):
    gc.freeze()
