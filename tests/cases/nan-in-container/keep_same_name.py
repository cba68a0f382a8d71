nan = float("nan")
print(nan in [nan, 1.0], [nan].index(nan), {nan: 1})
