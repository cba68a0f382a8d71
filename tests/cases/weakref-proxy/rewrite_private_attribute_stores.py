import weakref

from case_world import log


class Owner(object):
    count = 0


class Part(object):
    def __init__(self, owner):
        self._owner = weakref.proxy(owner)

    def work(self):
        self._owner.count += 1
        self._owner.last = self
        del self._owner.last
        return self._owner.count


owner = Owner()
part = Part(owner)
log(part.work(), part.work(), owner.count, hasattr(owner, 'last'))
