from case_world import log


class Sum(object):
    def __init__(self):
        self.total = 0
        self.name = ''

    def add(self, items):
        for x in items:
            self.total += x
        self.name += 's'


s = Sum()
s.add([1, 2])
log(s.total, s.name)
