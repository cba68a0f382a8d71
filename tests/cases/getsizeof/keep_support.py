import unittest
from test import support


class Case(unittest.TestCase):
    @support.cpython_only
    def test_size(self):
        import sys

        self.assertEqual(sys.getsizeof([]), 56)
