def f(x):
    return x is "auto"  # noqa: F632
