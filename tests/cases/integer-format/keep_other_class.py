class A:
    def __format__(self, spec):
        return "A"

    def __index__(self):
        return 1


print(hex(A()))
