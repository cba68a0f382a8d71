import weakref

from case_world import log


class Fake(object):
    @staticmethod
    def proxy(value):
        return value


def view(weakref, value):
    seen = weakref.proxy(value)
    return seen.real


log(view(Fake, 3), weakref.ref is not None)
