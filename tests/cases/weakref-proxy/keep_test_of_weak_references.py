# That there can be weak references to these objects is what the test is about.
import re
import unittest
from weakref import proxy

from case_world import log


class T(unittest.TestCase):
    def test_weakref(self):
        pattern = re.compile('ab+c')
        view = proxy(pattern)
        self.assertEqual(view.findall('xabbc'), ['abbc'])


log('ok')
