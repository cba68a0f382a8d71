class A(int):
    __class__ = int
