class D(dict):
    def __missing__(self, key):
        return key


def f(x):
    x.__dict__ = D()
