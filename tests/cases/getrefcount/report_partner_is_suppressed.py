# What its owner wants to keep is not taken away with another count.
import sys

from case_world import log


def check(x):
    before = sys.getrefcount(x)
    after = sys.getrefcount(x)  # norefcount: ignore[NR501]
    assert before == after
    return 'checked'


log(check([]))
