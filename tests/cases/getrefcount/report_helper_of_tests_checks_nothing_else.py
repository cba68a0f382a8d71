# The tests that use it would check nothing any more.
import sys
import unittest

from case_world import log


class T(unittest.TestCase):
    def _test_mutation(self, mutation):
        data = ['x']
        before = sys.getrefcount(data)
        holder = [data]
        self.assertEqual(sys.getrefcount(data), before + 1)
        mutation(holder)
        self.assertEqual(sys.getrefcount(data), before)

    def test_clear(self):
        self._test_mutation(lambda holder: holder.clear())

    def test_pop(self):
        self._test_mutation(lambda holder: holder.pop())


log('ok')
