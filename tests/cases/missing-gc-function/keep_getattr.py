import gc

freeze = getattr(gc, "freeze", None)
if freeze:
    freeze()
