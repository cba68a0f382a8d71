import unittest

try:
    import _testinternalcapi
except ImportError:
    _testinternalcapi = None


@unittest.skipIf(_testinternalcapi is None, "need the _testinternalcapi module")
class Base:
    pass


class SecondsTest(Base, unittest.TestCase):
    def test_seconds(self):
        from _testinternalcapi import get_configs

        self.assertEqual(get_configs(1), 10**9)
