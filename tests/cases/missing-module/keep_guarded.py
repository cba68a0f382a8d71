try:
    import tracemalloc
except ImportError:
    tracemalloc = None
