from unittest.mock import mock_open, patch


def test_lines():
    with patch("%s.open" % __name__, mock_open(read_data="x"), create=True):
        h = open("bar")
        first = h.readline()
    assert first == "x"


@patch("builtins.open")
def test_opened(opened):
    h = open("bar")
    h.read()
    opened.assert_called_once_with("bar")
