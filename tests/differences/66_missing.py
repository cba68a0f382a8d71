# Modules and names that are not there.
def accelerated():
    from _heapq import heappush  # NR801

    return heappush


def traced():
    import tracemalloc  # NR802

    return tracemalloc


def allocated():
    import sys

    return sys.getallocatedblocks()  # NR803


for ask in (accelerated, traced, allocated):
    try:
        ask()
        print(ask.__name__, "is there")
    except (ImportError, AttributeError) as error:
        print(type(error).__name__, error)
