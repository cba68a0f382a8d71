import _testcapi as capi

capi.raise_exception(ValueError, 1)
