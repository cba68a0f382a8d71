import tempfile

print(tempfile.TemporaryDirectory(delete=False).name)
