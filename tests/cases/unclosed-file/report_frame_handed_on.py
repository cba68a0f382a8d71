import inspect
import sys

from case_world import log, p


def names(frame):
    return sorted(getattr(frame, "f_" + "locals"))


def render(path):
    text = open(path).read()
    return names(sys._getframe())


def show(path):
    text = open(path).read()
    frame = inspect.currentframe()
    return names(frame)


log(render(p), show(p))
