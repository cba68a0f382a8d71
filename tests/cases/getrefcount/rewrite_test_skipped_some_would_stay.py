# Nothing but counts is checked; that one of the checks cannot go by itself
# makes no difference.
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_refcount(self):
        self.assertRaises(TypeError, sys.getrefcount)
        held = object()
        before = sys.getrefcount(held)
        more = held
        self.assertEqual(sys.getrefcount(held), before + 1)
        del more
        self.assertEqual(sys.getrefcount(held), before)


result = unittest.TextTestRunner(stream=open('/dev/null', 'w')).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(result.testsRun, len(result.errors), len(result.failures))
