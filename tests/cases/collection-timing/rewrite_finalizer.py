log = []


class A:
    def __del__(self):
        log.append("gone")


def test_it():
    a = A()
    del a
    assert log == ["gone"]


test_it()
print(log)
