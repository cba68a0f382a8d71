def f(names):
    for name in list(names):
        print(name)
    return list(names)[0], ",".join(names), next(iter(names)), dict.fromkeys(names), names.pop()
