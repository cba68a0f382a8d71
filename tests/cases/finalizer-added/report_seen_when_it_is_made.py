from case_world import log


class Meta(type):
    def __new__(cls, name, bases, members):
        log(sorted(key for key in members if key[:2] != "__" or "del" in key))
        return super().__new__(cls, name, bases, members)


class A(metaclass=Meta):
    size = 0


class Base(object):
    def __init_subclass__(cls):
        log(sorted(key for key in vars(cls) if "_d" in key and "l_" in key))


class B(Base):
    size = 0


def shown(cls):
    log(sorted(key for key in vars(cls) if "_d" in key and "l_" in key))
    return cls


@shown
class C(object):
    size = 0


A.__del__ = B.__del__ = lambda self: None
C.__del__ = lambda self: None
B.__del__ = lambda self: None
