class D(dict):
    def __getitem__(self, key):
        return key


def f(x):
    x.names = D()
    x.__dict__["a"] = D()
