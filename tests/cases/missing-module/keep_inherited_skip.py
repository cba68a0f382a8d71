import unittest

try:
    import xxlimited
except ImportError:
    xxlimited = None


@unittest.skipIf(xxlimited is None, "need the xxlimited module")
class Base:
    pass


class SecondsTest(Base, unittest.TestCase):
    def test_seconds(self):
        from xxlimited import Xxo

        self.assertEqual(Xxo(), 1)
