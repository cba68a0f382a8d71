from unittest import mock

from case_world import log, p, q


def load():
    log([open(path).read() for path in (p, q)])


with mock.patch('builtins.open', mock.mock_open(read_data='x')):
    load()
