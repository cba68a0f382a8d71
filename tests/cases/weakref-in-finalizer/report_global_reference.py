import weakref


class A(object):
    def __del__(self):
        print(r() is None)


a = A()
r = weakref.ref(a)
del a
