# PyPy compiles the first two when they are first imported; the last is for
# tests of CPython itself.
import _testcapi as capi
import _testmultiphase
import _testinternalcapi

capi.raise_exception(ValueError, 1)
