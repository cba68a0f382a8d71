import os


def is_built(folder):
    return os.path.exists(os.path.join(folder, "_speed.abi3.so"))
