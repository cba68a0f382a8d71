from app import gc

gc.disable()


def f(gc):
    gc.disable()
