class Array:
    def __eq__(self, other):
        return Array()

    def __bool__(self):
        raise ValueError('ambiguous')


def weight(w):
    if w is "balanced":
        return 1
    return 2
