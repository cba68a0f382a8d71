import weakref

live = weakref.WeakValueDictionary()


class A:
    def __init__(self, key):
        self.key = key
        live[key] = self

    def __del__(self):
        live.pop(self.key, None)
        live.get(self.key)
