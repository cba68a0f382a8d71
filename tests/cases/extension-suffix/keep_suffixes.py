import importlib.machinery

names = ["module" + ending for ending in importlib.machinery.EXTENSION_SUFFIXES]
print(any(name.endswith(".so") for name in names))
