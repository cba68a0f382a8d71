"""A module with a doctest that needs the import.

>>> sys.maxsize > 0
True
"""
import doctest
import sys

from case_world import log

x = []
assert sys.getrefcount(x) == 2
log(doctest.testmod())
