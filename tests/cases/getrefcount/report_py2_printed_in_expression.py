import sys


def show(x):
    text = "count: %s" % (sys.getrefcount(x) > 0)
    return text


print show([])
