def translate():
    try:
        return __builtins__["_"]
    except KeyError:
        return str
