# What a debug build of CPython has is asked for first.
import sys


def run_test(name, fs):
    if not hasattr(sys, "gettotalrefcount"):
        raise Exception("needs a debug build")
    _clean_up(fs)


def _clean_up(fs):
    before = sys.getallocatedblocks()
    return before
