import inspect
import types


def f(x):
    if isinstance(x, (types.FunctionType, types.BuiltinMethodType)):
        return 1
    return inspect.isfunction(x) or inspect.isbuiltin(x)
