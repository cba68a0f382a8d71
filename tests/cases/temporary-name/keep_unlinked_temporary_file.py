import tempfile

print(tempfile.TemporaryFile().name)
print(tempfile.SpooledTemporaryFile().name)
