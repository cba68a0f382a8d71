class A: x = 1
class B: pass; y = 2


A.__del__ = lambda self: None
B.__del__ = lambda self: None
