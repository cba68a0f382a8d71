import gc

print(gc.garbage)
for item in gc.garbage:
    print(type(item))
n = len(gc.garbage)
