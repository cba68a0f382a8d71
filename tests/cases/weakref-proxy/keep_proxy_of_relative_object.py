import weakref  # not used for this

from case_world import log


class Parent(object):
    v = 7


class Server(object):
    def proxy(self, value):
        return value


server = Server()
kept = server.proxy(3)
log(kept.real)
