def f(__builtins__):
    return __builtins__["len"]
