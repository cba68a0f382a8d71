def decorate(cls):
    cls.__eq__ = lambda self, other: True
    setattr(cls, "__hash__", None)
    return cls
