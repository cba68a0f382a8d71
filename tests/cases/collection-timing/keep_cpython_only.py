import platform
import unittest
import weakref
from test import support


class Case(unittest.TestCase):
    @support.cpython_only
    def test_it(self):
        a = make()
        r = weakref.ref(a)
        del a
        self.assertIsNone(r())

    @support.refcount_test
    def test_count(self):
        a = make()
        r = weakref.ref(a)
        del a
        self.assertIsNone(r())

    def test_both(self):
        a = make()
        r = weakref.ref(a)
        del a
        if platform.python_implementation() == "CPython":
            self.assertIsNone(r())
