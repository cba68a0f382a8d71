import codecs
import io

from case_world import log


class Fake(object):
    def read(self):
        return 'fake'


def fake(path):
    return Fake()


def load():
    return io.open('a.txt').read()


real = io.open, codecs.open
io.open, codecs.open = fake, fake
log(load(), codecs.open('a.txt').read())
io.open, codecs.open = real
