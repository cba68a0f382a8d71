import sys

x = []
if hasattr(sys, "getrefcount"):
    print sys.getrefcount(x)
print "ok"
