class A(int):
    def __format__(self, spec):
        return "A"


class B(A):
    pass


print(hex(B(1)))
