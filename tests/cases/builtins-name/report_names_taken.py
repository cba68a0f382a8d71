builtins = ["len"]


def f():
    return __builtins__["len"], builtins
