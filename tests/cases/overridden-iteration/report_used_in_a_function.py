class T(tuple):
    def __iter__(self):
        return iter((9,))


def f(x):
    return isinstance(x, T((int,)))


def g(x):
    x = x.strip()
    x = x.lower()
    x = x.upper()
    x = x.title()
    x = x.strip()
    return x.encode()
