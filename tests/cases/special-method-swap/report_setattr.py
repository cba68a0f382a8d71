class A:
    pass


def f():
    setattr(A, "__eq__", f)
