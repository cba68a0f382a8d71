import sys

from case_world import log

try:
    sys.getrefcount(missing)
except NameError:
    log("missing")
try:
    del sys.flag
except AttributeError:
    pass
