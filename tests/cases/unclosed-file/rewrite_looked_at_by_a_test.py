# An assertion keeps nothing of what it looks at.
import io
import unittest

from case_world import log, p


class T(unittest.TestCase):
    def test_opens(self):
        self.assertTrue(open(p, 'w'))
        self.assertIsNotNone(open(p))


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
