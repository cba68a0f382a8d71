import tempfile
from unittest import mock


def scratch():
    return tempfile.NamedTemporaryFile().name


with mock.patch('tempfile.NamedTemporaryFile') as made:
    made.return_value.name = 'x'
    print(scratch())
