import weakref

from case_world import log


class Parent(object):
    v = 7


async def each(parent):
    view = weakref.proxy(parent)
    async for item in view:
        log(item)


log(each.__name__)
