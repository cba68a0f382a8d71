class L(list):
    def __iter__(self):
        return iter([9])


print(list(L([1])), sum(L([1])), [*L([1])], sorted(L([1])), isinstance(L([1]), list))
