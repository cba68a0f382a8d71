import unittest

from config import load


class Loading(unittest.TestCase):
    def test_closes(self):
        file = open('a.cfg')
        load(file)
        self.assertTrue(file.closed)

    def test_closes_at_once(self):
        file = open('a.cfg')
        load(file)
        assert file.closed
