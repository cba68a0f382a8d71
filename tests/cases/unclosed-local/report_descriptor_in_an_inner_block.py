import os


def load(path):
    if path:
        f = open(path)
        number = f.fileno()
    return os.fstat(number).st_size


print(load(__file__) > 3)
