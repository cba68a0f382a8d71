import tempfile


def name(tempfile):
    return tempfile.NamedTemporaryFile().name
