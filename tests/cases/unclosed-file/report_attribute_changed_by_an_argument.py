from case_world import log, p


class Page(object):
    number = 1

    def turn(self):
        self.number += 1
        return p

    def load(self):
        return self.number, open(self.turn()).read()

    def write(self):
        text = '%s' % self.number
        return '%d' % self.number + text + open(self.turn()).read()

    def show(self):
        log(self.number, open(self.turn()).read())


page = Page()
log(page.load())
page.show()
