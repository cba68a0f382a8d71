# Something would go unchecked.
import io
import sys
import unittest

from case_world import log


def check(x, y):
    assert y is not None and sys.getrefcount(x) > 0
    assert x == y == [1] or sys.getrefcount(x) < 5
    assert sys.getrefcount(x) > 0 if y else x
    ok = y == [1] and sys.getrefcount(x) > 0
    assert ok
    good = x
    if y:
        good = sys.getrefcount(x) > 0
    assert good
    assert x == y != sys.getrefcount(x)


class T(unittest.TestCase):
    def test_pair(self):
        x = [1]
        self.assertEqual((sys.getrefcount(x) > 0, x), (True, [1]))


check([1], [1])
result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors) >= 0, len(result.failures))
