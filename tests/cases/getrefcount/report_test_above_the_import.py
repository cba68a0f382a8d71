import unittest


class Held(unittest.TestCase):
    def test_once(self):
        thing = object()
        self.assertEqual(sys.getrefcount(thing), 2)


import sys
