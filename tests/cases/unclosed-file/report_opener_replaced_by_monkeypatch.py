from case_world import log, p


class Fake(object):
    def __init__(self, *arguments, **more):
        pass

    def read(self):
        return "fake"


class MonkeyPatch(object):
    def setattr(self, target, value):
        module, name = target.rsplit(".", 1)
        setattr(__import__(module), name, value)


monkeypatch = MonkeyPatch()
monkeypatch.setattr("builtins.open", Fake)


def load(path):
    return open(path).read()


log(load(p))
