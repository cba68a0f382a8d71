try:
    import yappi
except ImportError:
    import tracemalloc
