import warnings


class A:
    def __del__(self):
        self.other = None
        warnings.warn("still open", ResourceWarning)


class B:
    def __del__(self):
        self._handle = free(self._handle)
