import tempfile


def scratch():
    path = tempfile.NamedTemporaryFile().name
    return locals()
