from weakref import WeakSet

live = WeakSet()


class A:
    def __init__(self):
        live.add(self)

    def __del__(self):
        live.remove(self)
