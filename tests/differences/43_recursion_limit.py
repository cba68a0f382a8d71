# A limit of the stack is no limit of calls.
import sys


def depth(reached=0):
    try:
        return depth(reached + 1)
    except RecursionError:
        return reached


sys.setrecursionlimit(1000)
print(depth(), "calls with a limit of", sys.getrecursionlimit())
sys.setrecursionlimit(200000)  # NR804
for limit in (100, 20000):
    sys.setrecursionlimit(limit)  # NR804
