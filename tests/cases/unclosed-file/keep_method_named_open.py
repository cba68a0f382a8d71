from case_world import log, p


class Vault(object):
    def open(self, path):
        log('vault', path)
        return self

    def read(self):
        return 'gold'

    def all(self):
        return self.open(p).read()


log(Vault().all(), Vault().open(p).read())
