from shapes import Point

Point.__hash__ = lambda self: 7
