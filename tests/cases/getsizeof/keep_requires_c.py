import sys
import unittest
from decimal import Decimal

C = None
requires_c = unittest.skipUnless(C, "test requires C version of decimal module")


class T(unittest.TestCase):
    @requires_c
    def test_sizeof(self):
        self.assertGreater(Decimal(0).__sizeof__(), 0)
        self.assertGreater(sys.getsizeof(Decimal(0)), 0)
