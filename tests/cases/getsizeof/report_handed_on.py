import sys

sizes = map(sys.getsizeof, [[], {}])
largest = max([[], {}], key=sys.getsizeof)
