# Nothing is collected once the name is gone.
import gc


def before(path):
    f = open(path, "w")
    gc.collect()
    f.write("x")
    del f
    return path


def elsewhere(path, really):
    f = open(path, "w")
    f.write("x")
    del f
    if really:
        gc.collect()
    return path
