import weakref

from case_world import log


class A(object):
    x = 1


a = A()
view = weakref.proxy(a)
for text in ["view.x", "view is a", "isinstance(view, A)"]:
    log(text, eval(text))
