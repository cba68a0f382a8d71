import weakref

refs = []


def watch(gone):
    a = make()
    r = weakref.ref(a, gone)
    refs.append(r)


def watched(gone):
    a = make()
    r = weakref.ref(a, gone)
    return r
