class A:
    pass


A.__lt__ = lambda self, other: True
setattr(A, "__repr__", lambda self: "A")
