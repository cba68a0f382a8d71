# To delete an attribute of a module is slow.
import string
import time

start = time.perf_counter()
for _ in range(100000):
    string.colour = "red"
    del string.colour  # NR811
print("took %.3f s" % (time.perf_counter() - start))
