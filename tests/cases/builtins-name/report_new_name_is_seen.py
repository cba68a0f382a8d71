def size(x):
    return __builtins__.len(x)


print(size([]), sorted(name for name in list(globals()) if name[0] != "_"))
