import sys

for limit in (100, 5000, 20000):
    sys.setrecursionlimit(limit)
for limits in [1000, 2 ** 20, unknown]:
    sys.setrecursionlimit(limits)
