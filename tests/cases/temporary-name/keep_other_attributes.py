import tempfile

print(tempfile.TemporaryDirectory(prefix='a').__class__)
print(tempfile.gettempdir().name if False else '')
