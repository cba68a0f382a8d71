# A handler without a name says nothing about which Python runs.
import os
import sys
import tempfile


def store(path, text):
    try:
        open(path, "w").write(text)
    except:
        print("no", sys.exc_info()[0] is not None)
    else:
        print(open(path).read())


folder = tempfile.mkdtemp()
path = os.path.join(folder, "a")
store(path, "one")
store(os.path.join(path, "b"), "two")
os.remove(path)
os.rmdir(folder)
