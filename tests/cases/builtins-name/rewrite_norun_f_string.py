def f():
    return f"{__builtins__['len']}"
