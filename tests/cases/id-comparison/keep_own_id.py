def id(x):
    return x.number


def f():
    return id(object()) == id(object())
