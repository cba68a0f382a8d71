"""A module with a doctest that needs the import.

>>> sys.maxsize > 0
True
"""
import doctest
import sys

from case_world import ignore_descriptors, log

ignore_descriptors()

x = []
assert sys.getrefcount(x) == 2
log(doctest.testmod())
