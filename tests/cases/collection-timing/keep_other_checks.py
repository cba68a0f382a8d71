import weakref


def test_it(make):
    a = make()
    d = weakref.WeakValueDictionary(a=a)
    del a
    assert d is not None
    x = [1]
    del x[0]
    assert not x
    x = None
    assert x is None
