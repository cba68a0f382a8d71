import tempfile


def suffix():
    return '.txt'


names = {suffix(): 1, 'file': tempfile.NamedTemporaryFile().name}
