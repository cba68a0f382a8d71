import unittest
import zipfile


class MissingFileTest(unittest.TestCase):
    def test_flags(self):
        try:
            fd = open('immutable', 'w+')
        except OSError as e:
            self.assertEqual(e.errno, 1)

    def test_no_archive(self):
        try:
            zf = zipfile.ZipFile('text')
        except zipfile.BadZipFile:
            pass
