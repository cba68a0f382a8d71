# The check is about something else; only its message tells the count.
import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_value(self):
        x = [1]
        before = sys.getrefcount(x)
        self.assertEqual(x, [1], before)

    def test_true(self):
        x = [1]
        self.assertTrue(x, 'count %d' % sys.getrefcount(x))

    def test_statement(self):
        x = [1]
        assert x == [1], 'count %d' % sys.getrefcount(x)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors) >= 0, len(result.failures))
