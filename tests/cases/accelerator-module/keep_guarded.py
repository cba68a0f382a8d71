try:
    import _heapq
except ImportError:
    _heapq = None
