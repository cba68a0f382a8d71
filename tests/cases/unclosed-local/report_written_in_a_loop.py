import os
import tempfile


def save(folder, texts):
    for n, text in enumerate(texts):
        f = open(os.path.join(folder, str(n)), "w")
        f.write(text)
        print(os.path.getsize(f.name))


with tempfile.TemporaryDirectory() as folder:
    save(folder, ["a", "b"])
