import sys
from setuptools import Extension, setup

PYPY = "__pypy__" in sys.builtin_module_names
modules = []
if not PYPY:
    modules.append(Extension("speed", ["speed.c"]))
setup(name="speed", ext_modules=modules)
