# PyPy compiles these when they are first imported.
import _testcapi as capi
import _testmultiphase

capi.raise_exception(ValueError, 1)
