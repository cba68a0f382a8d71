import tempfile

paths = [tempfile.NamedTemporaryFile().name for _ in range(3)]
