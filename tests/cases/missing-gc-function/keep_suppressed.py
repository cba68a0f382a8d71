import gc

gc.freeze()  # norefcount: ignore[NR502]
