MISSING = "missing"


def f(x, y, *, default=MISSING):
    return x is y, default is MISSING, x is not y.attribute, x is y[0], x is f(1, 2), x is (y)
