# A call that must raise opens nothing.
import io
import unittest
import zipfile


class BadArchive(unittest.TestCase):
    def test_garbage(self):
        with self.assertRaises(zipfile.BadZipFile):
            zipfile.ZipFile(io.BytesIO(b'garbage'))


print(len(unittest.TestLoader().loadTestsFromTestCase(BadArchive)._tests))
