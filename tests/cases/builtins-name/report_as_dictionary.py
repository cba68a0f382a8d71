def names():
    saved = __builtins__.copy()
    __builtins__.update(saved)
    for name in __builtins__:
        yield name, __builtins__[name]
