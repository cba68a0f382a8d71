import os
import tempfile
import unittest

from case_world import log


class Test(unittest.TestCase):
    def setUp(self):
        self.path = tempfile.NamedTemporaryFile(dir='.').name

    def test(self):
        pass


class Place(object):
    def __init__(self):
        self.path = tempfile.NamedTemporaryFile(dir='.').name


test = Test('test')
test.setUp()
log(os.path.exists(test.path), os.path.exists(Place().path))
