import gzip
import io

from case_world import log, p


class Door(object):
    def __init__(self):
        self.open = True
        self.socket = None


def enter(path):
    door = Door()
    door.open = False
    getattr(door, "open")
    if door.socket == "open":
        return None
    return io.open(path).read(), open(path).read()


log(enter(p))
gzip.open = None
