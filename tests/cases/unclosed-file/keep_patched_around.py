from unittest import mock


def test_writes():
    with mock.patch("builtins.open", mock.mock_open()) as opened:
        open("foo", "w").write("asd")
    opened.assert_called_once_with("foo", "w")
