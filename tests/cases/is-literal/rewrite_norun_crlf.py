def f(x):
    return x is  "auto"
