def f(code):
    names = {}
    names["__builtins__"] = {}
    exec(code, names)
