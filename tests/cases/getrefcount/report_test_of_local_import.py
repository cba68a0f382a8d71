import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        import sys
        self.assertTrue(sys.getrefcount(None) > 1)


log('ok')
