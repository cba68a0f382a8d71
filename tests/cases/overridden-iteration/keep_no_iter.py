class T(tuple):
    pass


class L(list):
    def __len__(self):
        return 7


print(isinstance(1, T((int,))), [] + L([1]))
