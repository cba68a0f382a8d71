import gc


def test_leak(x):
    assert x in gc.garbage
    assert len(gc.garbage) == 1
