from case_world import log


def numbers():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


class Reader(object):
    def first(self):
        for self.value in numbers():
            break
        return self.value


log(Reader().first())
