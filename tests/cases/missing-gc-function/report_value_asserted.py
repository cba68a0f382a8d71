import gc


def test_tracked(d):
    assert gc.is_tracked(d)
    return gc.is_finalized(d)
