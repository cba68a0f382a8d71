class A:
    pass


def setattr(*args):
    pass


setattr(A, "__del__", None)
A.__delete__ = None
