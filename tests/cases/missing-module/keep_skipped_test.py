from test.support import import_helper

_testinternalcapi = import_helper.import_module("_testinternalcapi")
from _testinternalcapi import get_args
