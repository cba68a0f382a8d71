import sys

if sys.getsizeof([]) > 100:
    print("large")
while sys.getsizeof({}):
    break
