from sys import (
    getrefcount,  # not everywhere
    stderr
)

from case_world import log


def outer(x):
    def inner():
        print("""count
  of""", getrefcount(x),
              file=stderr)
        return 1
    return inner


log(outer([])())
