from case_world import log, nfd, p


class Sink(object):
    def feed(self, text, limit):
        log(text[:limit], nfd())


def run(sink, path):
    sink.feed(open(path).read(), limit=4)


run(Sink(), p)
