# The test goes on when the file cannot be opened, and fails when it can.
import unittest


class MissingFileTest(unittest.TestCase):
    def test_missing(self):
        try:
            open('missing')
        except FileNotFoundError:
            pass
        else:
            self.fail('should have raised a FileNotFoundError')

    def test_failure(self):
        try:
            open('missing')
            assert False, 'should not get there'
        except FileNotFoundError as error:
            self.assertEqual(error.errno, 2)

    def test_name(self):
        try:
            open('\u043c')
        except UnicodeEncodeError as error:
            self.assertEqual(error.encoding, 'ascii')
