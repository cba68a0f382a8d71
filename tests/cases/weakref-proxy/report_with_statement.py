import weakref

from case_world import log


class Parent(object):
    v = 7


class Lock(object):
    def __enter__(self):
        return 'locked'

    def __exit__(self, *error):
        return False


class Child(object):
    def __init__(self, lock):
        self._lock = weakref.proxy(lock)

    def get(self):
        self._lock.__enter__()
        with self._lock:
            return 'done'


lock = Lock()
try:
    log(Child(lock).get())
except (AttributeError, TypeError) as error:
    log('not a context manager')
