import platform

if platform.python_implementation() != "PyPy":
    from _heapq import heappush
else:
    from heapq import heappush
