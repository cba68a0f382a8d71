def f():
    return __builtins__[  # the real one
        "len"]
