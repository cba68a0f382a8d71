import weakref


def test_it(make):
    a = make(); r = weakref.ref(a); del a; assert r() is None


class A:
    pass


test_it(A)
print("gone")
