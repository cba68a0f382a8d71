"""The file replaces the opener by a function of its own."""

import contextlib
import io
import urllib.request


@contextlib.contextmanager
def swapped(module, name, value):
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


def is_there(url):
    try:
        urllib.request.urlopen(url)
    except OSError:
        return False
    return True


def save(path, text):
    io.open(path, "w").write(text)


def test_is_there():
    with swapped(urllib.request, "urlopen", lambda url: None):
        assert is_there("http://localhost/")


def test_save():
    text = io.StringIO()
    with swapped(io, "open", lambda path, mode: text):
        save("name", "text")
    assert text.getvalue() == "text"
