def f(x, y):
    return x is y is "end", x is not None is not "odd", x == y is "both"
