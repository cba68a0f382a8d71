import platform
import sys


def test_blocks():
    if platform.python_implementation() != "CPython":
        return
    assert sys.getallocatedblocks() > 0
