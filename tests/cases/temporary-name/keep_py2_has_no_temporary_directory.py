import tempfile

print tempfile.TemporaryDirectory().name
