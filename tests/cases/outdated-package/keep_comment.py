# https://bitbucket.org/pypy/pypy
from .numpypy import array
