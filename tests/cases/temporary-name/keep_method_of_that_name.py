class Maker(object):
    def NamedTemporaryFile(self):
        return self

    name = 'made'

    def make(self):
        return self.NamedTemporaryFile().name


print(Maker().make())
