def f(x, y):
    return x is [], x is not {}, x is (1, 2), x is [y for y in y], x is f"{y}", x is {1, 2}
