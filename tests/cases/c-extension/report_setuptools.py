from setuptools import Extension, setup

setup(name="speed", ext_modules=[Extension("speed", ["speed.c"])])
