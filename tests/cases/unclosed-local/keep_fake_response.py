import unittest
import urllib.request


class FragmentTest(unittest.TestCase):
    def test_fragment(self):
        self.fakehttp(b'HTTP/1.1 200 OK\r\n\r\nHello!')
        try:
            fp = urllib.request.urlopen('http://localhost/a#b')
            self.assertEqual(fp.geturl(), 'http://localhost/a#b')
        finally:
            self.unfakehttp()
