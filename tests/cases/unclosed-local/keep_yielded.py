import contextlib


@contextlib.contextmanager
def opened(path):
    f = open(path)
    yield f
    f.close()


with opened(__file__) as f:
    print(f.readline(), end="")
