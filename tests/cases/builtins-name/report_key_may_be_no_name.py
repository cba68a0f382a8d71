def holds(key):
    return key in __builtins__


def get(key):
    return __builtins__.get(key, 5)


def special():
    return __builtins__["__class__"], "__dict__" in __builtins__, __builtins__.get("__eq__")
