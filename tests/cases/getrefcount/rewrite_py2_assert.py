import sys

x = []
assert sys.getrefcount(x) == 2
print "ok"
