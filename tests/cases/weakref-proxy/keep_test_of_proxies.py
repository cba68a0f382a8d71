import unittest
import weakref

from case_world import log


class Box(object):
    x = 1


class T(unittest.TestCase):
    def test_proxy_reads(self):
        box = Box()
        view = weakref.proxy(box)
        self.assertEqual(view.x, 1)


log('ok')
