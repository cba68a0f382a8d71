from case_world import log


class Reader(object):
    def items(self):
        try:
            yield 1
            yield 2
        finally:
            log('fin')

    def first(self):
        for x in self.items():
            break
        return x


log(Reader().first())
