class Sized:
    def __sizeof__(self):
        return object.__sizeof__(self) + self.inner.__sizeof__()
