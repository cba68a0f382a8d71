# The callbacks close it, whenever they run.
from case_world import log, p


class Deferred:
    def __init__(self):
        self.calls = []

    def addCallback(self, function, *arguments):
        self.calls.append((function, arguments))

    def addErrback(self, function, *arguments):
        pass

    def fire(self, value):
        for function, arguments in self.calls:
            value = function(value, *arguments)
        return value


def finish(text, lf):
    with lf:
        lf.write(text)
    return lf.closed


def fail(error, lf):
    lf.close()


def fetch(path):
    lf = open(path, 'w')
    d = Deferred()
    d.addCallback(finish, lf)
    d.addErrback(fail, lf)
    return d


log(fetch(p).fire('text'))
