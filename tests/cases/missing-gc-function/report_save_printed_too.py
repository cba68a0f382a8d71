import gc


def quietly(work):
    flags = gc.get_debug()
    print(flags)
