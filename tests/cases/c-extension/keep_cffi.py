from setuptools import setup

setup(name="bound", cffi_modules=["build.py:builder"])
