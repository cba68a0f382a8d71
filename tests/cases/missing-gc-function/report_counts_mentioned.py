import gc
import sys


def check(x):
    if sys.getrefcount(x) > 2:
        print("getrefcount", gc.get_debug())
    assert sys.getrefcount(x) == 2 and gc.get_debug() == 0, "getrefcount"
