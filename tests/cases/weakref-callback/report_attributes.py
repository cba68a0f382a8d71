import weakref


class Holder(object):
    def __init__(self):
        self.t = make()
        self.r = weakref.ref(self.t, lambda r: print("gone"))
