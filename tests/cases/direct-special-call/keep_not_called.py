import functools

total = functools.reduce(list.__add__, [[1], [2]])
