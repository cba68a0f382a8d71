def f(names):
    return ",".join(sorted(set(names))), sorted(set(names))[0], min({3, 1})
