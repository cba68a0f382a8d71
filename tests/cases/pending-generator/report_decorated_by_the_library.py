import contextlib


class Walk(object):
    def _nested(self, names):
        try:
            yield names
        finally:
            print(self.names)
            yield None

    @contextlib.contextmanager
    def first(self, names):
        for name in self._nested(names):
            yield name

    @staticmethod
    def unknown(names):
        yield names

    @unknown
    def returned(self, names):
        for name in self._nested(names):
            return name
