import gc

HAS_FREEZE = hasattr(gc, "freeze")


def prepare():
    if HAS_FREEZE:
        gc.freeze()
