from case_world import log, nfd, p


class Page(object):
    def load(self, path):
        self.text = open(path).read()
        return self


log(Page().load(p).text, nfd())
