import sys

for limit in (100, 5000):
    sys.setrecursionlimit(limit)
for one in sizes:
    sys.setrecursionlimit(one)
for pair, other in [(20000, 1), (30000, 2)]:
    sys.setrecursionlimit(other)
for changed in [20000]:
    changed = 10
    sys.setrecursionlimit(changed)
