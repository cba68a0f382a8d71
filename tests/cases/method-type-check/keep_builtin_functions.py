import types


def f(x):
    return isinstance(x, types.BuiltinFunctionType)
