import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test(self):
        x = object(); self.assertEqual(sys.getrefcount(x), sys.getrefcount(x))
        self.assertTrue(x)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(result.testsRun, len(result.errors), len(result.failures))
