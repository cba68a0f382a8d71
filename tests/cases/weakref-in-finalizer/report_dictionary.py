import weakref


class A:
    live = weakref.WeakValueDictionary()

    def __init__(self, key):
        self.key = key
        self.live[key] = self

    def __del__(self):
        del self.live[self.key]
