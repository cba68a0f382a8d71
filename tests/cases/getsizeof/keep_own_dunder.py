import sys


class Sized:
    def __sizeof__(self):
        return object.__sizeof__(self) + self.inner.__sizeof__()


class Linked:
    def __sizeof__(self):
        sizeof = sys.getsizeof
        return sizeof(self.a) + sys.getsizeof(self.b)
