import sys
import unittest

from case_world import log, nfd, p


class T(unittest.TestCase):
    if sys.version_info < (3, 11):
        def enterContext(self, manager):
            value = manager.__enter__()
            self.addCleanup(manager.__exit__, None, None, None)
            return value

    def runTest(self):
        f = self.enterContext(open(p))
        self.assertEqual(f.readline(), 'l1\n')


result = unittest.TestResult()
T().run(result)
log(result.testsRun, len(result.errors), len(result.failures), nfd())
