# What the decorator does with the generator around the loop is not known: it
# may take all that it yields.
import functools


def to_list(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return list(function(*args, **kwargs))

    return wrapper


class Walk(object):
    def _nested(self, names):
        try:
            yield names
        finally:
            print("done")

    @to_list
    def iterate(self, names):
        for name in self._nested(names):
            yield name

    @functools.lru_cache(maxsize=None)
    @to_list
    def all_of(self, names):
        for name in self._nested(names):
            yield name
