from case_world import log, cat, p


class Store(object):
    def save(self, flag):
        if flag:
            for _ in [1]:
                open(p, 'w').write('deep')

    def load(self):
        return cat(p)


store = Store()
store.save(True)
log(store.load())
