import os
import py_compile

name = "secret.py"
py_compile.compile(name)
os.remove(name + "c")
print "done"
