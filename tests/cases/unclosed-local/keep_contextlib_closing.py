from contextlib import closing


def load(path):
    f = open(path)
    with closing(f):
        return f.read()


print(load(__file__)[:3])
