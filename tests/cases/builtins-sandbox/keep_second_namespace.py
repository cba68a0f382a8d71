def f(code):
    return eval(code, {}, {"__builtins__": {}})
