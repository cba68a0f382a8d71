import builtins


def f(code):
    exec(code, {"__builtins__": __builtins__})
    eval(code, {"__builtins__": builtins, "x": 1})
    exec(code, {"__builtins__": vars(builtins)})
    exec(code, {"__builtins__": builtins.__dict__})
