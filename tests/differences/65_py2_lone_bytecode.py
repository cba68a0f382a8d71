# Bytecode without its source, which PyPy for Python 2 does not import.
import os
import py_compile
import tempfile

path = os.path.join(tempfile.mkdtemp(), "alone.py")
with open(path, "w") as source:
    source.write("x = 1")
py_compile.compile(path)
os.remove(path)  # NR812
print os.listdir(os.path.dirname(path))
