import contextlib


class Guard:
    def __enter__(self):
        print("in")

    def __exit__(self, *exception):
        print("out")
        return False


@contextlib.contextmanager
def told(name):
    try:
        yield
    except Exception:
        print("failed", name)
    except BaseException:
        print("left", name)
        raise


def rows(items):
    for item in items:
        try:
            with Guard(), told(item):
                yield item
        finally:
            for other in items:
                if other == item:
                    break
                print("not", other)


def first(items):
    for row in rows(items):
        if row == 2:
            break
    print("after")
    return row


print(first([1, 2, 3]))
