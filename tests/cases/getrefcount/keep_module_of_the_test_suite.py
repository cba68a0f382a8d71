import sys
import unittest
from test.support import import_helper

_testcapi = import_helper.import_module('_testcapi')


class T(unittest.TestCase):
    def test_count(self):
        before = sys.getrefcount(_testcapi.HeapType)
        self.assertEqual(before, sys.getrefcount(_testcapi.HeapType))
