# What the test is about is the count; without it the rest tells nothing.
import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_raises_ref_count(self):
        count = sys.getrefcount(int)
        self.assertRaises(ValueError, int, 'x')
        self.assertEqual(count, sys.getrefcount(int))

    def test_raises(self):
        count = sys.getrefcount(int)
        self.assertRaises(ValueError, int, 'x')
        self.assertEqual(count, sys.getrefcount(int))


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors) >= 0, len(result.failures))
