import sys, _heapq, os

queue = []
_heapq.heappush(queue, 1)
print(queue, sys.maxsize > 0, os.sep)
