import sys
from test import support


@support.cpython_only
def test_blocks():
    assert sys.getallocatedblocks() > 0
