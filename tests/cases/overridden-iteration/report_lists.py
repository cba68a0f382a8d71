class L(list):
    def __iter__(self):
        return iter([9])


class M(L):
    pass


xs = [1]
xs[0:0] = M([2])
print([] + L([1]), xs + M())
