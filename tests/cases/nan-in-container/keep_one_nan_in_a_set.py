def f(x):
    return {float("nan"), 1.0, x}, x in (1, float("nan"))
