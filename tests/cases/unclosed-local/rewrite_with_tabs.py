import os
import tempfile


def save(path):
	f = open(path, "w")
	f.write("x")
	if f.closed:
		print("closed")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
    with open(path) as seen:
        print(repr(seen.read()))
