import _heapq

for name in ("heappush", "heappop"):
    print(getattr(_heapq, name))
