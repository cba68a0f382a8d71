import tempfile


def test_stays_in_memory():
    f = tempfile.SpooledTemporaryFile(max_size=10)
    f.write(b"abc")
    assert not f._rolled
