import weakref


def watch(gone, registry):
    a = make()
    r = weakref.ref(a, gone)
    registry.add(a)
    return a
