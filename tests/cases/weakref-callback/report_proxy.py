import weakref


def watch(gone):
    a = make()
    p = weakref.proxy(a, gone)  # norefcount: ignore[NR301]
    print(p.size)
