import weakref


class A:
    pass


def main():
    a = A()
    r = weakref.ref(a)
    del a
    assert r() is None
