class A:
    def m(self):
        pass


def f(a, b):
    return (id(a.m) ==  # the same
            id(b.m))
