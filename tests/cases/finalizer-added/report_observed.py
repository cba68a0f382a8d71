class A:
    pass


if not hasattr(A, "__del__"):
    A.__del__ = lambda self: None
