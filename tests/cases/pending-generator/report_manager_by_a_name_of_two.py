# One of the managers of that name cleans up.
from contextlib import contextmanager


class Context:
    @contextmanager
    def restored(self):
        yield


class Database:
    @contextmanager
    def restored(self):
        try:
            yield
        finally:
            print("restored")


def ancestors(context, names):
    for name in names:
        with context.restored():
            yield name


def first(names):
    for name in ancestors(Database(), names):
        if name:
            return name


print(first(["", "a", "b"]))
