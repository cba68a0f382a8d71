import weakref

from case_world import log


class Box(object):
    pass


boxes = weakref.WeakKeyDictionary()
names = weakref.WeakValueDictionary()
box = Box()
boxes[box] = 'a'
names['a'] = box
log(len(boxes), len(names))
