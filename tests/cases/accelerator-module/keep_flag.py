try:
    import _pickle
    has_c_implementation = True
except ImportError:
    has_c_implementation = False

if has_c_implementation:
    from _pickle import Pickler
