# A module in C is compiled anew, and its calls are slow.
import os
import sys

if os.environ.get("BUILD"):
    from setuptools import Extension, setup

    setup(name="speed", ext_modules=[Extension("speed", ["speed.c"])])  # NR806
print(sys.implementation.cache_tag)
