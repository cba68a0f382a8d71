import gc
import unittest


class Case(unittest.TestCase):
    def setUp(self):
        gc.disable()
        self.addCleanup(gc.enable)
