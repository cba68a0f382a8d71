import weakref

from case_world import log


class Config(object):
    v = 7


current = None


def install(config):
    global current
    current = weakref.proxy(config)


def value():
    return current.v


config = Config()
install(config)
log(value())
