class Items(list):
    def __add__(self, other):
        return Items(list.__add__(self, other))

    def __iadd__(self, other):
        return super().__iadd__(other)
