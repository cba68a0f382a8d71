def f(code):
    exec(code, {"__builtins__": None})
    return eval(code, {"__builtins__": {}, "x": 1}), eval(code, dict(__builtins__={}))
