import sys
import unittest

from case_world import log


class Thing(object):
    def __format__(self, spec):
        log("formatted")
        return "thing"

    def __repr__(self):
        log("shown")
        return "thing"


class T(unittest.TestCase):
    def test(self):
        thing = Thing()
        self.assertTrue(sys.getrefcount(thing) > 0, "%r" % thing)
        self.assertTrue(True)


unittest.TextTestRunner(open("log.txt", "w")).run(T("test"))
