try:
    import numpypy
except ImportError:
    pass
