from unittest import mock


def load(path):
    f = open(path)
    return f.read()


with mock.patch("builtins.open", mock.mock_open(read_data="x")):
    print(load("a"))
