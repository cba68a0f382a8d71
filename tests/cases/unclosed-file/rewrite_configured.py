# Resources and a consumer of this very module, by the names that the
# configuration gives them.
import gc


class Blob:
    def __init__(self, name):
        self.name = name
        self.open = True

    def read(self):
        assert self.open
        return self.name * 2

    def __iter__(self):
        assert self.open
        return iter(self.name)

    def close(self):
        if self.open:
            print("closed", self.name)
        self.open = False

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    __del__ = close


class Link(Blob):
    __enter__ = None


class Store:
    def open(self, name):
        return Blob(name)


def open_blob(name):
    return Blob(name)


def open_link(name):
    return Link(name)


def load(blob, times):
    return list(blob) * times


def use():
    text = open_blob("a").read()
    print(text)
    letters = load(open_blob("bc"), 2)
    print(letters)
    link = open_link("d").read()
    print(link)
    store = Store()
    stored = store.open("e").read()
    print(stored)


use()
gc.collect()
