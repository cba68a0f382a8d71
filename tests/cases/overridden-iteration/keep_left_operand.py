class L(list):
    def __iter__(self):
        return iter([9])


print(L([1]) + [2])
