import weakref

a = make()
r = weakref.ref(a, print)
