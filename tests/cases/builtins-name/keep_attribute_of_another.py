def of(frame, module):
    return frame.__builtins__["len"], module.__builtins__, frame.f_globals["__builtins__"]
