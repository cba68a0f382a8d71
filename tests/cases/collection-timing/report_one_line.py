import weakref


def test_it(make):
    a = make(); r = weakref.ref(a); del a; assert r() is None
