import gc

print(gc.get_threshold())
print(gc.get_count()[0])
