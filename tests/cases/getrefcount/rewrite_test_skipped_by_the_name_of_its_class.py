# What the class is about is the count; without it the rest tells nothing.
import io
import sys
import unittest

from case_world import log


class RefcountTestCase(unittest.TestCase):
    def test_1(self):
        count = sys.getrefcount(int)
        self.assertRaises(ValueError, int, 'x')
        self.assertEqual(count, sys.getrefcount(int))

    def test_2(self):
        self.assertRaises(ValueError, int, 'x')


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(RefcountTestCase))
log(len(result.errors) >= 0, len(result.failures))
