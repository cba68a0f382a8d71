# mock_open() counts the calls of a handle: a with statement adds its own.
import unittest
from unittest import mock

from case_world import log


def load(path):
    return open(path).read()


class T(unittest.TestCase):
    def test_load(self):
        with mock.patch('builtins.open', mock.mock_open(read_data='x')) as opened:
            self.assertEqual(load('any'), 'x')
            log(len(opened().mock_calls))


result = unittest.TestResult()
T('test_load').run(result)
log(result.testsRun, len(result.errors), len(result.failures))
