import _heapq

_heapq.heappush = None
