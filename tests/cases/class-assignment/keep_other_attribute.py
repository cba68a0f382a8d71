class A(int):
    pass


def f(x):
    x.cls = A
    x.__class__.__name__ = A
