from case_world import log, p


class Fake(object):
    def __init__(self, name):
        self.name = name

    def read(self):
        return 'fake'


def load():
    for open in (Fake, Fake):
        text = open(p).read()
    return text


log(load())
