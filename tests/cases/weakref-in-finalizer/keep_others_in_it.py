import weakref

live = weakref.WeakValueDictionary()


class A:
    def __del__(self):
        print(live[self.key])
