import sys

from case_world import log

if hasattr(sys, "_getframe"):
    currentframe = lambda: sys._getframe(3)
else:
    def currentframe():
        return None


def where():
    frame = currentframe()
    if frame is None:
        return ""
    return type(frame.f_code).__name__


def join(items):
    text = ""
    for item in items:
        text += item
    return text


def outer():
    return middle()


def middle():
    return where()


log(join(["a", "b"]), outer())
