from case_world import log


class Counter(object):
    n = 0

    def add(self, items):
        for x in items:
            self.n += 1
        return self.n


log(Counter().add('abc'))
