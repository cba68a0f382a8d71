import os
import tempfile


def check(path):
    if path:
        return path
    elif os.path.exists(tempfile.NamedTemporaryFile().name):
        return 'odd'


check('')
