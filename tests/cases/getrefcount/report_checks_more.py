# Something would go unchecked.
import io
import sys
import unittest

from case_world import log


def check(x, y):
    assert y is not None and sys.getrefcount(x) > 0


def check_either(x, y):
    assert x == y == [1] or sys.getrefcount(x) < 5


def check_choice(x, y):
    assert sys.getrefcount(x) > 0 if y else x


def check_kept(x, y):
    ok = y == [1] and sys.getrefcount(x) > 0
    assert ok


def check_rebound(x, y):
    good = x
    if y:
        good = sys.getrefcount(x) > 0
    assert good


def check_chain(x, y):
    assert x == y != sys.getrefcount(x)


class T(unittest.TestCase):
    def test_pair(self):
        x = [1]
        self.assertEqual((sys.getrefcount(x) > 0, x), (True, [1]))


for check in (check, check_either, check_choice, check_kept, check_rebound, check_chain):
    check([1], [1])
result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors) >= 0, len(result.failures))
