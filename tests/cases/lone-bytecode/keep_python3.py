import os
import py_compile

py_compile.compile("secret.py")
os.remove("secret.py")
