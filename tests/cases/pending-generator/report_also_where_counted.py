# Something is put back where references are not counted, too.
import sys


class Files(object):
    def matches(self, nodes, log):
        try:
            for node in nodes:
                yield node
        finally:
            if hasattr(sys, "getrefcount"):
                log("counted")
            else:
                log("not counted")

    def first(self, nodes):
        for node in self.matches(nodes, print):
            if node:
                return node
        return None
