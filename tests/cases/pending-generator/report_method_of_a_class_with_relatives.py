from case_world import log


class Base(object):
    def first(self):
        return next(self.items())

    def items(self):
        try:
            yield 1
            yield 2
        finally:
            log('fin')


class Derived(Base):
    def second(self):
        for x in self.items():
            if x == 2:
                return x


class Other(object):
    def items(self):
        return [1]

    def first(self):
        for x in self.items():
            return x


log(Base().first(), Derived().second(), Other().first())
