import platform
import sys

from case_world import log

x = []
if platform.python_implementation() == 'CPython':
    assert sys.getrefcount(x) == 2
if sys.implementation.name == 'cpython':
    assert sys.getrefcount(x) == 2
log('ok')
