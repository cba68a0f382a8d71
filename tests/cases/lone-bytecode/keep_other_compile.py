import os
import re

pattern = re.compile("secret.py")
os.remove("secret.py")
print "py_compile"
