# The file is about weak references, by its name.
import unittest
import weakref

from case_world import log


class T(unittest.TestCase):
    def test_number_operations(self):
        class Number(float):
            pass
        number = Number(2.0)
        view = weakref.proxy(number)
        self.assertEqual(view + 1.0, 3.0)


log('ok')
