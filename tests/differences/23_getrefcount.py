# There are no reference counts.
import sys


def show(ask):
    try:
        print(ask())
    except AttributeError as error:
        print("AttributeError:", error)


items = []
show(lambda: sys.getrefcount(items))  # NR501
