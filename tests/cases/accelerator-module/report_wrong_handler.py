try:
    import _queue
except AttributeError:
    _queue = None
