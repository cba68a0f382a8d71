import StringIO
import sys
import unittest


class T(unittest.TestCase):
    def test_counts(self):
        x = object()
        before = sys.getrefcount(x)
        y = [x]
        self.assertEquals(sys.getrefcount(x), before + 1)
        self.failUnless(y)


result = unittest.TextTestRunner(stream=StringIO.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
print result.testsRun, len(result.errors), len(result.failures)
