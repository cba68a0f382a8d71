import os
import tempfile


def check():
    f = tempfile.NamedTemporaryFile()
    f.write(b"text")
    f.flush()
    print(os.path.getsize(f.name))
    return f.name


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    print(os.path.exists(check()))
