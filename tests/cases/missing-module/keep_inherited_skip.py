import unittest

try:
    import _testcapi
except ImportError:
    _testcapi = None


@unittest.skipIf(_testcapi is None, "need the _testcapi module")
class Base:
    pass


class SecondsTest(Base, unittest.TestCase):
    def test_seconds(self):
        from _testcapi import PyTime_FromSeconds

        self.assertEqual(PyTime_FromSeconds(1), 10**9)
