import contextlib

with contextlib.suppress(ImportError):
    import _json
