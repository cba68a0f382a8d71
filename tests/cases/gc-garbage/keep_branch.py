import gc

if gc.garbage:
    raise SystemExit("leak")
