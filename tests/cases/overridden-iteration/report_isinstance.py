class T(tuple):
    def __iter__(self):
        return iter((9,))


KINDS = T((int,))
print(isinstance(1, KINDS), issubclass(int, T((int,))))
