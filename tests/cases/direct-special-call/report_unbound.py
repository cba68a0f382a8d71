def f(x, y):
    return list.__add__(x, y), str.__mul__("a", y)
