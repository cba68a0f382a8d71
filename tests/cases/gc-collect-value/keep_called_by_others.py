import gc
import unittest


class Case(unittest.TestCase):
    def setUp(self):
        self.addCleanup(gc.collect)
        self.addCleanup(lambda: gc.collect())
