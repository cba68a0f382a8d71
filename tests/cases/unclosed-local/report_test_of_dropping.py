# By its name the test is about what happens to a file that is dropped.
import unittest


class Test(unittest.TestCase):
    def testOpenDel(self):
        for i in range(10000):
            o = open("f")
            del o

    def test_dealloc(self):
        f = open("f", "w")
        f.write("x")
        self.assertTrue(f)
