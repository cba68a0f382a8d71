import gc

try:
    gc.disable()
except Exception:
    pass
gc.freeze()  # norefcount: ignore[NR502]
