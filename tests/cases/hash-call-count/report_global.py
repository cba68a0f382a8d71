count = 0


class A:
    def __eq__(self, other):
        global count
        count += 1
        return self is other
