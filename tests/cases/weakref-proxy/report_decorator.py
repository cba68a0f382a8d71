import weakref

from case_world import log


class Parent(object):
    v = 7


class Registry(object):
    def __init__(self):
        self.names = []

    def register(self, function):
        self.names.append(function.__name__)
        return function


def fill(registry):
    view = weakref.proxy(registry)

    @view.register
    def one():
        pass

    return view.names


registry = Registry()
log(fill(registry))
