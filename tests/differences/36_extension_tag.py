# What the file of an extension module is called.
import importlib.machinery

print(importlib.machinery.EXTENSION_SUFFIXES)
print(".abi3.so" in importlib.machinery.EXTENSION_SUFFIXES)  # NR805
