import _testinternalcapi as capi

capi.get_configs()
