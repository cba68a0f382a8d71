# The test gives up without the file: it is there.
import unittest


class FileTest(unittest.TestCase):
    def test_fails(self):
        try:
            [open(name) for name in ['a']]
        except OSError:
            self.fail('no file')

    def test_skipped(self, keep):
        try:
            keep(open('torture.txt'))
        except OSError:
            raise unittest.SkipTest


def probe(names, keep):
    for name in names:
        try:
            keep(open(name))
        except OSError:
            pass
