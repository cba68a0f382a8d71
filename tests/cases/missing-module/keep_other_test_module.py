import unittest

try:
    import _testclinic as tester
except ImportError:
    tester = None


@unittest.skipIf(tester is None, "_testclinic is missing")
class ClinicTest(unittest.TestCase):
    def test_char(self):
        from xxlimited import Xxo

        self.assertNotEqual(Xxo, None)
