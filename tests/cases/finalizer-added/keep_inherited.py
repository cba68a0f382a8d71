class Base:
    def __del__(self):
        pass


class Middle(Base):
    pass


class A(Middle, list):
    pass


A.__del__ = lambda self: None
