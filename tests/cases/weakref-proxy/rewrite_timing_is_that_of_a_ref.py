import gc
import weakref

from case_world import log


class Box(object):
    x = 1


def look():
    box = Box()
    view = weakref.proxy(box)
    del box
    gc.collect()
    try:
        log(view.x)
    except ReferenceError:
        log('dead')


look()
