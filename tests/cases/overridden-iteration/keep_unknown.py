from lists import L


class T(tuple):
    def __iter__(self):
        return iter(())


def f(x, T):
    return isinstance(x, T), [] + L(), isinstance(x, T(x))
