import io
import tempfile


class Input:
    def __init__(self, path, other):
        self._pipe = Wrapper(io.BufferedReader(io.FileIO(path, "r")))
        self._rest = Wrapper(open(path) if path else other)

    def finish(self):
        self._pipe.close()
        self._rest.close()


class Wrapper:
    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __getattr__(self, name):
        return getattr(self._wrapped, name)
