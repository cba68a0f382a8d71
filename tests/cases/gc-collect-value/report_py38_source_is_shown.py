import gc

print(f"{gc.collect() * 0 = :d}")
