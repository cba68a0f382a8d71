import weakref

live = {}


class A:
    def __init__(self, key):
        live[key] = self

    def __del__(self):
        del live[self.key]
