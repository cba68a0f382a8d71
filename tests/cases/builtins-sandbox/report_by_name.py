SAFE = {"__builtins__": {"len": len}}


def f(code):
    return eval(code, SAFE), eval(code, globals=SAFE)
