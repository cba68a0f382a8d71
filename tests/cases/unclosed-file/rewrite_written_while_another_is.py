import os
import tempfile


def save(path):
    other = path
    open(path, "w").write(str(open(other, "w").write("y" * 3)) * 99999)


folder = tempfile.mkdtemp()
path = os.path.join(folder, "a")
save(path)
with open(path) as f:
    print(f.read(5))
