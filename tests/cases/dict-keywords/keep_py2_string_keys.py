print dict(**{"a": 1, u"b": 2}), "{a}".format(**{"a": 1})
