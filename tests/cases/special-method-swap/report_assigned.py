class A:
    pass


A.__eq__ = lambda self, other: True
A.__hash__ = None
