import tempfile

made = tempfile.NamedTemporaryFile()
print(made.name)
made.close()
