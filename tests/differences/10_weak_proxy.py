# A weak proxy works on after its object is dropped.
import weakref


class Parent:
    name = "parent"


def main():
    parent = Parent()
    proxy = weakref.proxy(parent)  # NR301
    del parent
    try:
        print("still there:", proxy.name)
    except ReferenceError:
        print("gone")


main()
