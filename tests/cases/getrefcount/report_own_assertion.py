# Nobody knows what else this assertion does.
import sys

from case_world import log


class Checks(object):
    def assertEqual(self, a, b):
        log('compared')
        assert a == b

    def assertCounts(self, n):
        log('counted')

    def run(self, x):
        self.assertEqual(sys.getrefcount(x), sys.getrefcount(x))

    def count(self, x):
        self.assertCounts(sys.getrefcount(x))


Checks().run([])
Checks().count([])
