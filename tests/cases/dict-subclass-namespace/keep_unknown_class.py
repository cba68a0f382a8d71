from names import D


class E(dict):
    def __getitem__(self, key):
        return key


def f(x, E):
    x.__dict__ = D()
    x.__dict__ = E()
