import sys

x = []
print >> sys.stderr, sys.getrefcount(x),
print >> sys.stderr, "%d" % sys.getrefcount(x)
print "ok"
