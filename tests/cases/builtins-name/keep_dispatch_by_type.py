def lookup(name):
    if type(__builtins__) is dict:
        return __builtins__[name]
    return getattr(__builtins__, name)
