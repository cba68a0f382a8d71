import weakref

from case_world import log


class Basket(list):
    pass


def empty(basket):
    view = weakref.proxy(basket)
    return not view


basket = Basket()
log(empty(basket))
