import gc


def quietly(work):
    old = gc.get_threshold()
    try:
        work()
    finally:
        gc.set_threshold(*old)
