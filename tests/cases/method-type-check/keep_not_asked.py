import types

NAMES = {types.BuiltinMethodType: "method"}
print("inspect.isbuiltin")  # inspect.isbuiltin(x)
