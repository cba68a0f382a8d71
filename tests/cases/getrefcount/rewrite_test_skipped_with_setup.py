import io
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def test_counts(self):
        """Nothing leaks."""
        x = object()
        before = sys.getrefcount(x)
        for _ in range(3):
            y = [x]
            del y
        # They are all gone.
        self.assertEqual(sys.getrefcount(x), before)
        assert sys.getrefcount(x) > 0


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(T))
log(len(result.errors), len(result.failures))
