import unittest

try:
    import case_world, sys
except ImportError:
    case_world = None


class Held(unittest.TestCase):
    def test_once(self):
        thing = object()
        self.assertEqual(sys.getrefcount(thing), 2)
