import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        x = object()
        self.assertEqual(sys.getrefcount(x), sys.getrefcount(x))
        self.assertTrue(x)

    def test_more(self):
        x = object()
        before = sys.getrefcount(x)
        y = [x]
        self.assertEqual(sys.getrefcount(x), before + 1)
        self.assertGreater(sys.getrefcount(x), 0, 'message')
        self.assertIs(y[0], x)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(result.testsRun, len(result.errors), len(result.failures))
