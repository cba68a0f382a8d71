import distutils.core
from distutils.extension import Extension as Module

modules = [Module("a", ["a.c"]), distutils.core.Extension("b", ["b.c"])]
