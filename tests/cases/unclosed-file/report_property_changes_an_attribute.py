from case_world import log, p


class Page(object):
    number = 0

    @property
    def path(self):
        self.number += 1
        return p

    def show(self):
        log(self.number, open(self.path).read())


Page().show()
