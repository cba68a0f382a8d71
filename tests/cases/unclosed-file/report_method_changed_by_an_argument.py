from case_world import log, p


class Page(object):
    def show(self, text):
        log('first', text)

    def swap(self):
        self.show = lambda text: log('second', text)
        return p


page = Page()
page.show(open(page.swap()).read())
