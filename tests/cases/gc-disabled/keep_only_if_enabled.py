import gc


def measure(work):
    was = gc.isenabled()
    if was:
        gc.disable()
    work()
    if was:
        gc.enable()
