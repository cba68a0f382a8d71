from case_world import log, nfd, p


class Store(dict):
    def __setitem__(self, key, value):
        log('stores', key, nfd())
        dict.__setitem__(self, key, value)


def key(name):
    log('key', nfd())
    return name


def wanted(path):
    log('asked', nfd())
    return bool(path)


store = Store()
for path in (p, ''):
    store[key('a')] = open(path).read() if wanted(path) else key('none')
store['n'] = len(open(p).read()) if wanted(p) else 0
log(sorted(store.items()))
