import tempfile


def make():
    name = tempfile.NamedTemporaryFile(suffix=(yield)).name
    yield name
