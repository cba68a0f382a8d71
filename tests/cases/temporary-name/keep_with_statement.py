import tempfile

with tempfile.NamedTemporaryFile() as made:
    name = made.name
with tempfile.TemporaryDirectory() as name:
    print(name)
