import sys


def check(items):
    try:
        item = items.pop()
    except ImportError:
        return 0
    else:
        return items.count(sys.getrefcount(item))
