class A:
    def __init__(self):
        self.__del__ = lambda: None


a = A()
a.__del__ = lambda: None
del a
