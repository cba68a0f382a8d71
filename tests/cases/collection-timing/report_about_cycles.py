# What these want is that no cycle needs the collector: a collection would make
# them unable to fail.
import gc
import unittest
import weakref


def make():
    return set()


def test_freed(cleanup):
    node = make()
    ref = weakref.ref(node)
    gc.disable()
    cleanup(gc.enable)
    del node
    assert ref() is None


def test_no_refcycle_through_target():
    node = make()
    ref = weakref.ref(node)
    del node
    assert ref() is None


class Test(unittest.TestCase):
    def testFreedWithoutCycleCollector(self):
        node = make()
        ref = weakref.ref(node)
        node = None
        assert ref() is None
