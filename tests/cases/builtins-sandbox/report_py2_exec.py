def f(code):
    exec code in {"__builtins__": {}}
