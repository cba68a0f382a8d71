import weakref

from case_world import log


def is_proxy(x):
    return type(x) in weakref.ProxyTypes


log(is_proxy(3))
