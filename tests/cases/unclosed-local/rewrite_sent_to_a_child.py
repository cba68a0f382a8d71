import subprocess
import os
import tempfile


def run(path):
    f = open(path, "w")
    subprocess.check_call(["echo", "child"], stdout=f)
    number = f.fileno()
    print(os.fstat(number).st_size)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    run(path)
    with open(path) as seen:
        print(repr(seen.read()))
