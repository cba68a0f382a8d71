import gc
import unittest

from case_world import log


class Case(unittest.TestCase):
    def runTest(self):
        self.addCleanup(gc.set_threshold, *gc.get_threshold())
        log("ok")


unittest.TestResult()
Case().debug()
