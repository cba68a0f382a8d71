from test.support import import_helper

xxlimited = import_helper.import_module("xxlimited")
from xxlimited import get_args
