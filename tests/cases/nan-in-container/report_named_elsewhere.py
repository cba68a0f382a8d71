missing = float("nan")


def f(xs):
    return missing in sorted(xs)


def g(x):
    x = x.strip()
    x = x.lower()
    x = x.upper()
    return x.encode()
