# What a class body imports is an attribute of the class.
from case_world import log


class Box(object):
    import sys

    assert sys.getrefcount(None) > 0


log(Box.sys.maxsize > 0)
