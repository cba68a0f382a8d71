from Cython.Build import cythonize
from setuptools import setup

setup(name="speed", ext_modules=cythonize("speed.pyx"))
