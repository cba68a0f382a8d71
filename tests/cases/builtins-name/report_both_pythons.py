import sys

if sys.version_info[0] < 3:
    text = unicode
else:
    text = str
__builtins__.text = text
print(__builtins__.len(text("ab")))
