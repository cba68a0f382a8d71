import gc
from weakref import ref


def test_it(make):
    a, b = make()
    r = ref(a)
    s = ref(b)
    del a
    del b
    assert r() is None and s() is None, "alive"


def test_not(make):
    a = b = make()
    r = ref(a)
    a = b = None
    assert not r()


class A:
    pass


test_it(lambda: (A(), A()))
test_not(A)
print("gone")
