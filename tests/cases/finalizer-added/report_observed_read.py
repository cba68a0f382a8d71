class A:
    pass


before = getattr(A, "size", None)
A.__del__ = lambda self: None
after = A.__del__
