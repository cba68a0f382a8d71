from case_world import log, p


class Page(object):
    def __init__(self):
        self.number = 0

    def __add__(self, other):
        self.number += 1
        return p

    def show(self):
        log(self.number, open(self + 1).read())


Page().show()
