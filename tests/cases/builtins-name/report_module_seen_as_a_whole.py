import sys


def size(x):
    return __builtins__.len(x)


print(size([]), sorted(name for name in vars(sys.modules[__name__]) if name[0] != "_"))
