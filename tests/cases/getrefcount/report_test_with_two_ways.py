import sys
import sys as s
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        self.assertTrue(sys.getrefcount(None) > 1)
        self.assertTrue(s.getrefcount(None) > 1)


log('ok')
