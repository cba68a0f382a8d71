import weakref


def test(gone):
    a = make()
    r = weakref.ref(a, gone)
    del a
    assert r() is None


def test_again(gone):
    a = make()
    r = weakref.ref(a, gone)
    a = None
