# What a test puts together, it has made up.
import unittest


def test_report(pieces):
    body = ''
    for piece in pieces:
        body += piece
    assert body == 'abc'


class BodyTest(unittest.TestCase):
    def read(self, source):
        body = b''
        while True:
            piece = source.read(10)
            if not piece:
                return body
            body += piece
