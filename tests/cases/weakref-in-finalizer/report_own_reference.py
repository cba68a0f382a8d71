import weakref


class A:
    def __init__(self):
        self.me = weakref.ref(self)

    def __del__(self):
        print(self.me().size)
