import weakref

sizes = weakref.WeakKeyDictionary()


class A:
    def __init__(self):
        sizes[self] = 1

    def __del__(self):
        print(sizes[self])
        sizes.pop(self)
