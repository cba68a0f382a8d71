def f(code, namespace):
    """Without __builtins__."""
    exec(code, namespace)
    return eval(code, {"x": 1}, {"y": 2}), eval(code), eval(code, {})
