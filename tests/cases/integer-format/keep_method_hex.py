class A(int):
    def __format__(self, spec):
        return "A"


def f(x):
    return x.hex
