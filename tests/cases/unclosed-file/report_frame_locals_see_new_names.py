import sys
import inspect

from case_world import log, p


def render(path):
    text = open(path).read()
    return sorted(sys._getframe().f_locals)


def show(path):
    text = open(path).read()
    return sorted(inspect.currentframe().f_locals)


def names():
    return sorted(sys._getframe(1).f_locals)


def of_caller(path):
    text = open(path).read()
    return names()


log(render(p), show(p), of_caller(p))
