import weakref

from case_world import log


class Money(object):
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        return self.amount + other

    def __lt__(self, other):
        return self.amount < other

    def __contains__(self, coin):
        return coin <= self.amount

    def __neg__(self):
        return -self.amount


class Purse(object):
    def __init__(self, money):
        self._money = weakref.proxy(money)

    def look(self):
        return self._money + 1, -self._money, 5 in self._money


money = Money(10)
log(Purse(money).look())
