import weakref

from case_world import log


class Box(object):
    size = 3

    def grow(self, by):
        self.size += by
        return self.size


def measure(box):
    view = weakref.proxy(box)
    view.grow(2)
    return view.size


box = Box()
log(measure(box), box.size)
