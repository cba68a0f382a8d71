def f(a, b):
    return a.__add__(b), a.__iadd__(None), (1).__add__(None), {}.__or__(1)
