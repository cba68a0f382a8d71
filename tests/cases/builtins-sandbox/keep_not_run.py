SAFE = {"__builtins__": {}}


def f():
    return SAFE, eval("1")
