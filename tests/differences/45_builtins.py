# What __builtins__ is.
import types


def show(source):
    module = types.ModuleType("module")
    try:
        exec(source, module.__dict__)
    except Exception as error:
        print(type(error).__name__)


show("print(__builtins__['len']('abc'))")
show("print(__builtins__.len('abc'))")
print(__builtins__.len("abc"))  # NR705
