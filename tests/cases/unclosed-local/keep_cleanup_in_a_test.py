import unittest


class Case(unittest.TestCase):
    def test_read(self):
        f = open(__file__)
        self.addCleanup(f.close)
        self.assertTrue(f.read())


if __name__ == "__main__":
    unittest.main(argv=["case"])
