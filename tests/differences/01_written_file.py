# What is written is not on the disk when the file object is gone.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "note.txt")
    open(path, "w").write("hello")  # NR101
    print("on the disk:", os.path.getsize(path), "bytes")
