import builtins


def get(name):
    return getattr(builtins, name, None), vars(builtins)["len"]
