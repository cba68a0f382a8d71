def f(x, y):
    return x is None, x is not None, x is True, False is x, x is ..., y is NotImplemented, None is x
