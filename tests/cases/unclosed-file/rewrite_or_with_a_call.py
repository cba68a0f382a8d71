from case_world import log, nfd, p


class Options(object):
    def __init__(self, text):
        self.text = text
        self.asked = 0

    def get(self):
        self.asked += 1
        return self.text


def load(options):
    text = options.get() or open(p).read()
    return text


def show(options):
    return options.text or open(p).read().upper()


def keep(options):
    options.text = options.get() or open(p).read()


for options in (Options('given'), Options('')):
    log(load(options), show(options), options.asked, nfd())
    keep(options)
    log(options.text)
