import sys
import unittest

from case_world import log


class Limit(object):
    def __eq__(self, other):
        log("asked")
        return True


limit = Limit()


class T(unittest.TestCase):
    def test(self):
        self.assertEqual(sys.getrefcount(limit), limit)

    def test_in(self):
        self.assertIn(sys.getrefcount(limit), [limit])
        self.assertTrue(limit is not None)


T("test").run(unittest.TestResult())
