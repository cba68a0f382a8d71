import builtins as b


def get(name):
    return __builtins__["len"], b
