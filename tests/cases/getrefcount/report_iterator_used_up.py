# `in` uses the iterator up to what it finds.
import sys


def rest(it):
    assert sys.getrefcount('b' in it) > 0
    return list(it)


print(rest(iter('abc')))
