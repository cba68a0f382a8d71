import inspect
import json
import sys

from case_world import log, p


class Shown(object):
    def __init__(self, value):
        self.value = value


def render(path):
    frame = sys._getframe(1)
    text = open(path).read()
    name = frame.f_code.co_name
    del frame
    return name, text


def show(path):
    text = open(path).read()
    return sys._getframe().f_code.co_name, inspect.currentframe().f_code.co_name, text


def tell(path):
    text = open(path).read()
    return json.dumps(Shown(text), default=vars)


log(render(p), show(p), tell(p))
