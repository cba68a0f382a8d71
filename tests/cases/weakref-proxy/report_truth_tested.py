# A proxy is as true as its object; a reference is always true.
import weakref

from case_world import log


class Basket(list):
    pass


class View(object):
    def __init__(self, basket):
        self._basket = weakref.proxy(basket)

    def any(self):
        if self._basket:
            return 'something'
        return 'nothing'


basket = Basket()
log(View(basket).any())
