from collections import namedtuple
from app import Imported

Point = namedtuple("Point", "x y")
Point.__del__ = lambda self: None
Imported.__del__ = lambda self: None
if Point:
    class Twice:
        pass
else:
    class Twice:
        size = 0
Twice.__del__ = lambda self: None
