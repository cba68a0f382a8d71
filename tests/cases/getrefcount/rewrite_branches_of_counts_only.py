# Of the branches nothing is left, so nobody has to choose.
import sys
import unittest

from case_world import log

DEBUG = hasattr(sys, 'gettotalrefcount')


class T(unittest.TestCase):
    def test_leak(self):
        held = object()
        before = sys.getrefcount(held)
        if DEBUG:
            # One more in debug mode.
            self.assertGreaterEqual(sys.getrefcount(held), before)
        else:
            self.assertEqual(sys.getrefcount(held), before)
        self.assertIsNotNone(held)


result = unittest.TextTestRunner(stream=open('/dev/null', 'w')).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(result.testsRun, len(result.errors), len(result.failures))
