class Handle(object):
    size = 0


def install():
    Handle.__del__ = lambda self: print("gone")
