import gc
import weakref

from case_world import log


class Box(object):
    x = 1


def look():
    box = Box()
    view = weakref.proxy(box)
    log(view.x)
    del box
    gc.collect()
    try:
        return view.x
    except ReferenceError:
        return 'dead'


log(look())
