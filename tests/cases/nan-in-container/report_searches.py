from math import nan


def f(x):
    return [1.0, x].index(nan), [float("nan")].count(float("nan")), [float("nan")] == [float("nan")]
