d = {}
try:
    dict(**{1: 2})
except TypeError:
    d.update(**{"a": 1})
