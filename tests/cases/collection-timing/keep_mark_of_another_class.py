log = []


class A:
    def __del__(self):
        log.append("gone")


def test_it():
    other = []
    a = A()
    del a
    assert other == []
    b = object()
    del b
    assert log == []
