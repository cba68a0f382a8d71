import os
import py_compile

py_compile.compile("secret.py")
os.remove("other.py")
print "done"
