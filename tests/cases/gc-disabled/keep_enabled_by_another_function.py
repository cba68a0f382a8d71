import gc


def fast():
    gc.disable()


def slow():
    gc.enable()
