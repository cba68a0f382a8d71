import unittest


class Case(unittest.TestCase):
    def test_missing(self):
        with self.assertRaises(OSError):
            f = open("/there/is/no/such/file")


if __name__ == "__main__":
    unittest.main(argv=["case"])
