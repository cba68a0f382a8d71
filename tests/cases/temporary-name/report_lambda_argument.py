import tempfile

paths = list(map(lambda n: tempfile.NamedTemporaryFile(suffix=n).name, 'ab'))
