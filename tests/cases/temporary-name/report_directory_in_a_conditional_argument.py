import tempfile


def make(given):
    print(given or tempfile.TemporaryDirectory().name)
