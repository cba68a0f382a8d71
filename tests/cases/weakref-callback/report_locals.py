from weakref import ref


def watch(log):
    a = make()
    r = ref(a, lambda r: log.append("gone"))
    a.start()
