import importlib.util

if importlib.util.find_spec("tracemalloc"):
    import tracemalloc
