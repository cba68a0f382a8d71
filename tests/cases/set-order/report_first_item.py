def f(names):
    unique = set(names)
    return list(unique)[0], next(iter(unique)), {3, 1, 2}.pop(), tuple({n for n in names})[0]
