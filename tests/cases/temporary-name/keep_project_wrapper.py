from myproject.tempfiles import NamedTemporaryFile

print(NamedTemporaryFile().name)
