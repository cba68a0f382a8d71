def f(x):
    return x is 1000, x is not -1, 0 is x, x is 1.5, x is 10**3, x is (5)
