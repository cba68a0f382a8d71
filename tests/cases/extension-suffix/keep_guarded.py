import platform

if platform.python_implementation() == "CPython":
    name = "module.abi3.so"
