class D(dict):
    def __getitem__(self, key):
        return "%r from D" % (key,)


class Inherits(D):
    pass


class A:
    def __init__(self):
        self.__dict__ = Inherits()


a = A()
a.__dict__ = D()
