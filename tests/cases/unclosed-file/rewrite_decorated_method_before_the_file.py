import functools
import os
import tempfile


def traced(function):
    @functools.wraps(function)
    def inner(*args):
        print(function.__name__)
        return function(*args)
    return inner


class Page(object):
    def __init__(self, path):
        self.path = path

    def __getattr__(self, name):
        raise AttributeError(name)

    @staticmethod
    def shown(text):
        return text.upper()

    @traced
    def parsed(self, text):
        return text.split()

    def both(self):
        first = self.shown(open(self.path).read())
        return first, self.parsed(open(self.path).read())


path = os.path.join(tempfile.mkdtemp(), "a")
with open(path, "w") as out:
    out.write("one two")
print(Page(path).both())
