import gc

log = []


class A:
    def __del__(self):
        log.append("gone")


def test_it():
    a = A()
    b = A()
    a.next = b
    del b
    del a
    gc.collect()
    assert len(log) == 2
