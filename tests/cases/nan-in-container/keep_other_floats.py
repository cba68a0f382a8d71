def f(values):
    return float("inf") in values, values.index(float("1")), values[float("-inf")]
