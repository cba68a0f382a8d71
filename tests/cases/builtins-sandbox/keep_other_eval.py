def f(frame, code):
    return frame.eval(code, {"__builtins__": {}})
