class A(int):
    pass


def f(x):
    x = x.__class__
    return x is A
