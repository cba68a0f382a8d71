import tempfile


class Settings(object):
    path = tempfile.NamedTemporaryFile().name
