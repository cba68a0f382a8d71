from case_world import log, p


class Door(object):
    def write(self, text):
        log('door', text)


def open(path, mode):
    return Door()


open(p, 'w').write('x')
