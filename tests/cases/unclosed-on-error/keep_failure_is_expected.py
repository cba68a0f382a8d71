import unittest
import warnings


class Tests(unittest.TestCase):
    def test_missing(self):
        with self.assertRaises(OSError):
            f = open("missing")
        self.assertRaises(OSError, open, "missing")

    def test_warning(self):
        f = open(__file__)
        with self.assertWarns(ResourceWarning):
            warnings.warn("still open", ResourceWarning)
        f.close()
