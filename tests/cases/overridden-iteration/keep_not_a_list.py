class C:
    def __iter__(self):
        return iter(())


class L(list):
    pass


def f(xs):
    xs[0:1] = C()
    xs[0] = L()
    return 1 + C()
