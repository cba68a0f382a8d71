from test.support import import_helper

_testcapi = import_helper.import_module("_testcapi")
from _testcapi import get_args
