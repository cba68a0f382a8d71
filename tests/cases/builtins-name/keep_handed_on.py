def run(code):
    exec(code, {"__builtins__": __builtins__})
    return compile(code, "<run>", "exec"), dict(__builtins__=__builtins__)
